import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import type { PanelProps } from '#ui/plug.ts'
import { viewVerification } from '../contract.ts'
import { VerificationNote } from './verification-note.tsx'

/** Beside the form of acceptance: why nobody was sent to the spot, or the picture that is to be looked at. */
export default function VerificationPanel({ subject, instead }: PanelProps) {
  const { language } = useWords()
  const { data } = useOperation(viewVerification, { id: subject }, { forgetful: true })
  const order = instead?.get('requestVerification')
  if (!data?.note) return null
  return (
    <VerificationNote
      text={data.note[language]}
      photos={data.photos.map((photo) => `/api/v1/cases/${subject}/files/${photo}`)}
      {...(order ? { order: () => order({}) } : {})}
    />
  )
}
