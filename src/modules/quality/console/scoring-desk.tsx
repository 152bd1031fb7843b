import { useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { Loaded } from '#ui/page.ts'
import { getTask } from '../contract.ts'
import { CaseBeside } from './case-beside.tsx'
import css from './quality.module.css'
import { ScoringForm } from './scoring-form.tsx'

/** The case at the left, its form at the right. */
export function ScoringDesk({ taskId, onNext, onClose }: { taskId: string; onNext(): void; onClose(): void }) {
  const reading = useOperation(getTask, { id: taskId }, { forgetful: true, freshForMs: 60_000 })
  useKeys([{ keys: 'Esc', title: { zh: '返回列表', en: 'Back to the list' }, run: onClose }])
  return (
    <Loaded reading={reading} lines={12}>
      {(detail) => (
        <div className={css.desk}>
          <div>
            <CaseBeside caseId={detail.task.caseId} />
          </div>
          <div>
            <ScoringForm key={detail.task.id} detail={detail} onNext={onNext} />
          </div>
        </div>
      )}
    </Loaded>
  )
}
