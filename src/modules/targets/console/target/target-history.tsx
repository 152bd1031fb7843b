import type { Title } from '#core/module-card.ts'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { type ChangeRow, listTargetHistory } from '../../contract.ts'
import css from '../targets.module.css'

const KINDS: Readonly<Record<ChangeRow['kind'], Title>> = {
  set: { zh: '设定', en: 'Set' },
  removed: { zh: '删除', en: 'Removed' },
  proposed: { zh: '报批', en: 'Proposed' },
  approved: { zh: '批准', en: 'Approved' },
  refused: { zh: '退回', en: 'Sent back' },
  adjust: { zh: '年中调整', en: 'Mid-year change' },
  withdraw: { zh: '年中撤销', en: 'Withdrawal' },
}
const STATES: Readonly<Record<ChangeRow['state'], Title>> = {
  done: { zh: '', en: '' },
  open: { zh: '待批', en: 'waits' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未同意', en: 'refused' },
  takenBack: { zh: '已收回', en: 'taken back' },
}

/** Who changed the target, when and why; newest first. */
export function TargetHistory({ id }: { id: string }) {
  const { t } = useWords()
  const reading = useOperation(listTargetHistory, { id })
  return (
    <section>
      <h3 className={css.heading}>{t({ zh: '变更记录', en: 'History' })}</h3>
      <Loaded reading={reading} lines={4}>
        {({ items }) => (
          <Lines>
            {[...items].reverse().map((one) => (
              <li key={one.id}>
                <span>
                  <b>{t(KINDS[one.kind])}</b> {t(STATES[one.state])}{' '}
                  <span className="meta">
                    {one.proposedByName} {tableTime(one.proposedAt)}
                  </span>
                </span>
                {one.after ? <span>{[one.before, one.after].filter(Boolean).join(' → ')}</span> : null}
                {one.reason === KINDS[one.kind].zh ? null : <span>{one.reason}</span>}
                {one.decidedByName ? (
                  <span className="meta">
                    {one.decidedByName} {one.decidedAt ? tableTime(one.decidedAt) : ''} {one.answer ?? ''}
                  </span>
                ) : null}
              </li>
            ))}
          </Lines>
        )}
      </Loaded>
    </section>
  )
}
