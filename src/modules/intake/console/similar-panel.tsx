import { getCase } from '#modules/cases/contract.ts'
import { useOperation } from '#ui/call.ts'
import { Loaded } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { findSimilar } from '../contract.ts'
import { SimilarChoice } from './similar-choice.tsx'

const LONGEST_TEXT = 4000

/** Beside the form of acceptance: open cases that may be the same matter, to be judged before the case goes on. */
export default function SimilarPanel({ subject, fill, instead }: PanelProps) {
  const reading = useOperation(getCase, { id: subject }, { forgetful: true })
  const about = reading.data?.case
  const { lon, lat } = about?.place ?? {}
  const similar = useOperation(
    findSimilar,
    {
      text: (about?.text ?? '').slice(0, LONGEST_TEXT),
      ...(about?.category ? { category: about.category } : {}),
      ...(lon === undefined || lat === undefined ? {} : { lon, lat }),
      ...(about ? { except: about.id } : {}),
    },
    { enabled: about !== undefined, forgetful: true },
  )
  return (
    <Loaded reading={similar} lines={2}>
      {({ items }) => (
        <SimilarChoice
          items={items}
          sameAs={about?.sameAs ?? null}
          {...(fill ? { fill } : {})}
          merge={instead?.get('merge')}
        />
      )}
    </Loaded>
  )
}
