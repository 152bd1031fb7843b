import { EvidenceList } from './evidence-list.tsx'
import { RuleSupportCard } from './rule-support-card.tsx'
import css from './standing-rule/standing-rule.module.css'
import { StatementCard } from './statement-card.tsx'

/** What proves the actual of a target: documents behind a 健全, a statement where nothing is measured, files and notes. */
export function TargetProofs({
  targetId,
  kind,
  open,
}: {
  targetId: string
  kind: 'quantitative' | 'qualitative' | 'reference'
  /** The sheet is a draft. */
  open: boolean
}) {
  return (
    <div className={css.stack}>
      {kind === 'qualitative' ? <RuleSupportCard targetId={targetId} open={open} /> : null}
      {kind === 'quantitative' ? <StatementCard targetId={targetId} open={open} /> : null}
      <EvidenceList targetId={targetId} />
    </div>
  )
}
