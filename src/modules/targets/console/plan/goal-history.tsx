import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { listGoalHistory } from '../../contract.ts'
import css from '../targets.module.css'

/** Who changed the goal, when and why; newest first. */
export function GoalHistory({ id }: { id: string }) {
  const { t } = useWords()
  const reading = useOperation(listGoalHistory, { id })
  return (
    <section>
      <Inset>
        <h3 className={css.heading}>{t({ zh: '变更记录', en: 'History' })}</h3>
        <Loaded reading={reading} lines={3}>
          {({ items }) => (
            <Lines>
              {[...items].reverse().map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{one.reason}</b>{' '}
                    <span className="meta">
                      {one.byName} {tableTime(one.at)}
                    </span>
                  </span>
                  {one.after ? <span>{one.after}</span> : null}
                </li>
              ))}
            </Lines>
          )}
        </Loaded>
      </Inset>
    </section>
  )
}
