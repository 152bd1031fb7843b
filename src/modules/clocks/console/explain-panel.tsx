import { useOperation } from '#ui/call.ts'
import { Loaded } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { explainClock } from '../contract.ts'
import { ExplainSheet } from './explain/explain-sheet.tsx'
import { useOwnerNames } from './names.ts'

const REFRESH_MS = 60_000

/** One clock of a case explained; `subject` is `<id of the case>/<id of the clock>`. */
export default function ExplainPanel({ subject }: PanelProps) {
  const [id = '', clock = ''] = subject.split('/')
  const reading = useOperation(explainClock, { id, clock }, { everyMs: REFRESH_MS, forgetful: true })
  const names = useOwnerNames()
  return (
    <Loaded reading={reading} lines={6}>
      {(explained) => <ExplainSheet explained={explained} names={names} />}
    </Loaded>
  )
}
