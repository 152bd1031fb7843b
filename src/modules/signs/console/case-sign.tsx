import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { findCaseSign } from '../contract.ts'
import { words } from '../words.ts'

/** Beside a case that a sign opened: which one, with the value of that moment. Nothing beside any other. */
export default function CaseSign({ subject }: PanelProps) {
  const { t } = useWords()
  const sign = useOperation(findCaseSign, { id: subject }, { freshForMs: 600_000, forgetful: true }).data?.sign
  if (!sign) return null
  return (
    <Card title={t({ zh: '来源体征', en: 'Opened by a vital sign' })}>
      <To href={`/c/signs/${sign.code}`}>{`${sign.code} ${t(sign)}`}</To>
      <p>{`${sign.text} · ${sign.placeName ?? t(words.district)} · ${tableTime(sign.at)}`}</p>
    </Card>
  )
}
