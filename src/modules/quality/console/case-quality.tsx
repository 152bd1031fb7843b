import { useOperation } from '#ui/call.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { useMay } from '#ui/session.tsx'
import { listCorrections, listEntries } from '../contract.ts'
import { CORRECTION_STATE_NAMES, ENTRY_STATE_NAMES } from '../domain/names.ts'
import { FINDING_NAMES } from '../words.ts'
import { Reopen } from './entry-panel.tsx'
import { REOPEN_NAMES } from './reopen-names.ts'

/** Spot checks of this case: what was found, whether reopening is suggested, its correction; nothing where there is none. */
export default function CaseQuality({ subject }: PanelProps) {
  const { t } = useWords()
  const mayDecide = useMay('quality:decide-reopen')
  const entries = useOperation(listEntries, { caseId: subject, limit: 20 }).data?.items ?? []
  const corrections = useOperation(listCorrections, { caseId: subject, limit: 20 }).data?.items ?? []
  if (entries.length + corrections.length === 0) return null
  return (
    <Card title={t({ zh: '质量抽查（本案）', en: 'Spot checks of this case' })}>
      <Lines>
        {entries.map((row) => (
          <li key={row.id}>
            <To href={`/c/quality/${row.planId}?open=${row.id}`}>{row.planNo}</To>
            <span className={row.passed === false ? 'over' : undefined}>
              {row.score === null
                ? t(ENTRY_STATE_NAMES[row.state])
                : t({
                    zh: `${row.score} 分，${row.passed ? '合格' : '不合格'}`,
                    en: `${row.score}, ${row.passed ? 'passed' : 'failed'}`,
                  })}
              {row.findings.length > 0
                ? `（${row.findings.map((id) => t(FINDING_NAMES[id] ?? { zh: id, en: id })).join('、')}）`
                : ''}
              {row.reopen ? `，${t(REOPEN_NAMES[row.reopen])}` : ''}
            </span>
            {row.note ? <span>{row.note}</span> : null}
            {row.reopen === 'suggested' && mayDecide ? <Reopen row={row} /> : null}
          </li>
        ))}
        {corrections.map((row) => (
          <li key={row.id}>
            <To href={`/c/quality/corrections?open=${row.id}`}>{t({ zh: '退回整改', en: 'Correction' })}</To>
            <span className={row.overdue ? 'over' : undefined}>
              {row.task} {t(CORRECTION_STATE_NAMES[row.state])}，{row.due}
            </span>
          </li>
        ))}
      </Lines>
    </Card>
  )
}
