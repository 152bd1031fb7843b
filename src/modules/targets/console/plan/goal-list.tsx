import { Button } from 'antd'
import { useWords } from '#ui/language.ts'
import type { GoalRow } from '../../contract.ts'
import css from '../targets.module.css'

/** Long-term and annual goals; whoever keeps them changes them here. */
export function GoalList({
  goals,
  mayEdit,
  edit,
}: {
  goals: readonly GoalRow[]
  mayEdit(goal: GoalRow): boolean
  edit(goal: GoalRow): void
}) {
  const { t } = useWords()
  if (goals.length === 0) return null
  return (
    <ul className={css.goals}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <span className="meta">
            {goal.span === 'longTerm'
              ? t({ zh: `中长期 ${goal.year}–${goal.toYear}`, en: `${goal.year}–${goal.toYear}` })
              : t({ zh: `年度目标 ${goal.position}`, en: `Annual ${goal.position}` })}
            {goal.weight === null ? '' : t({ zh: `（${goal.weight} 分）`, en: ` (${goal.weight})` })}
          </span>
          <p>{goal.text}</p>
          {mayEdit(goal) ? (
            <Button size="small" type="text" onClick={() => edit(goal)}>
              {t({ zh: '修改', en: 'Change' })}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
