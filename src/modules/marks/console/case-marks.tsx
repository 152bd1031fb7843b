import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { listCaseMarks } from '../contract.ts'
import { MarkEvidence } from './mark-evidence.tsx'

const REFRESH_MS = 60_000

/** Marks of this case as its record stands now; nothing where there is none. */
export default function CaseMarks({ subject }: PanelProps) {
  const { t } = useWords()
  const marks = useOperation(listCaseMarks, { id: subject }, { everyMs: REFRESH_MS }).data?.marks ?? []
  if (marks.length === 0) return null
  return (
    <Card title={t({ zh: `异常标记 ${marks.length}`, en: `Marks: ${marks.length}` })}>
      <Lines>
        {marks.map((mark) => (
          <li key={mark.key}>
            <b>{t(mark)}</b>
            <span>{t(mark.reason)}</span>
            <MarkEvidence caseId={subject} mark={mark} />
            <span className="meta">{tableTime(mark.at)}</span>
          </li>
        ))}
      </Lines>
      <p className="meta">
        {t({
          zh: '标记由规则按办理记录算出，供人核对，不是结论',
          en: 'Marks are drawn from the record by rules, for a person to look at; they prove nothing',
        })}
      </p>
    </Card>
  )
}
