import { Button } from 'antd'
import { useState } from 'react'
import { tableTime } from '#ui/format.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import type { GoalRow, PlanSubject, TargetRow } from '../../contract.ts'
import { sayMoney } from '../../domain/say-money.ts'
import { STATE_NAMES } from '../../domain/target.ts'
import { liveWeights } from '../live-weights.ts'
import css from '../targets.module.css'
import { GoalList } from './goal-list.tsx'
import { PlanActions } from './plan-actions.tsx'
import { StateMark } from './state-mark.tsx'
import { TargetTable } from './target-table.tsx'
import { WeightBars } from './weight-bars.tsx'

/** One project, or the department as a whole: goals, sums of weights, targets, and what can be done. */
export function SubjectView({
  subject,
  year,
  scheme,
  shown,
  current,
  open,
  add,
  editGoal,
}: {
  subject: PlanSubject
  year: number
  scheme: string
  /** Targets that the filters leave. */
  shown: readonly TargetRow[]
  current: string | null
  open(target: TargetRow): void
  add(): void
  editGoal(goal: GoalRow | null): void
}) {
  const { t } = useWords()
  const maySet = useMay('targets:set')
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const { plan } = subject
  const mayEdit = maySet && plan?.state === 'draft'
  const type = (id: string, weight: string | null) =>
    setTyped((before) => {
      const after = new Map(before)
      if (weight === null) after.delete(id)
      else after.set(id, weight)
      return after
    })
  const annual = subject.goals.filter((goal) => goal.span === 'annual')
  const weighted = annual.flatMap(({ id, weight }, at) =>
    weight === null ? [] : [{ id, weight, name: t({ zh: `年度目标${at + 1}`, en: `Goal ${at + 1}` }) }],
  )
  const sums = subject.weights && liveWeights(subject.weights, subject.targets, typed, weighted)
  return (
    <div className={css.main}>
      <header className={css.subject}>
        <div className={css.subjectHead}>
          <h2>{subject.name}</h2>
          {plan ? <StateMark state={plan.state} name={STATE_NAMES[plan.state]} /> : null}
          <span className="meta">
            {subject.budget === null
              ? ''
              : t({ zh: `预算 ${sayMoney(subject.budget)} 元　`, en: `Budget ${sayMoney(subject.budget)} yuan · ` })}
            {t({ zh: `评分方案：${scheme}`, en: `Scheme: ${scheme}` })}
          </span>
          <div className={css.push}>
            {mayEdit ? (
              <Button onClick={add}>
                {t({ zh: '新增指标', en: 'New target' })}
                <KeyHint keys="N" />
              </Button>
            ) : null}
            {maySet && plan ? (
              <Button onClick={() => editGoal(null)}>{t({ zh: '新增目标', en: 'New goal' })}</Button>
            ) : null}
            <PlanActions subject={subject} sums={sums} year={year} />
          </div>
        </div>
        {plan?.refusal ? (
          <p className={css.notice}>
            {t({
              zh: `${plan.decidedByName} 退回：${plan.refusal}`,
              en: `Sent back by ${plan.decidedByName}: ${plan.refusal}`,
            })}
          </p>
        ) : null}
        {plan?.state === 'proposed' ? (
          <p className="meta">
            {plan.proposedByName} {plan.proposedAt ? tableTime(plan.proposedAt) : ''}{' '}
            {t({ zh: '报批', en: 'proposed it' })}
          </p>
        ) : null}
        <GoalList
          goals={subject.goals}
          mayEdit={(goal) => maySet && (goal.span === 'longTerm' || plan?.state === 'draft')}
          edit={editGoal}
        />
        {sums ? <WeightBars sums={sums} /> : null}
      </header>
      <TargetTable
        label={t({ zh: `${subject.name}的指标`, en: `Targets of ${subject.name}` })}
        rows={shown}
        current={current}
        mayEdit={mayEdit}
        waiting={new Set(subject.openChanges.map((one) => one.targetId))}
        type={type}
        open={open}
        empty={
          <EmptyState>
            {subject.targets.length > 0
              ? t({ zh: '筛选后没有指标。清除筛选再看', en: 'The filters leave nothing. Clear them' })
              : plan
                ? t({ zh: '还没有指标。按 N 新增，或沿用上年', en: 'No target yet. Press N, or take over last year' })
                : t({ zh: `${year} 年的目标还没有开始拟定`, en: `The targets of ${year} have not been begun` })}
          </EmptyState>
        }
      />
    </div>
  )
}
