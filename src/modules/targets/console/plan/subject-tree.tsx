import { useWords } from '#ui/language.ts'
import type { PlanSubject } from '../../contract.ts'
import { STATE_NAMES } from '../../domain/target.ts'
import css from '../targets.module.css'
import { StateMark } from './state-mark.tsx'
import { subjectKey } from './subject-key.ts'
import { WeightStack } from './weight-bars.tsx'

/** Departments and projects of the year: how far each has come, and whether its weights add up. */
export function SubjectTree({
  subjects,
  current,
  countOf,
  open,
}: {
  subjects: readonly PlanSubject[]
  current: string | null
  /** How many targets the filters leave. */
  countOf(subject: PlanSubject): number
  open(key: string): void
}) {
  const { t } = useWords()
  return (
    <nav className={css.tree} aria-label={t({ zh: '部门和项目', en: 'Departments and projects' })}>
      {subjects.map((subject) => (
        <button
          key={subjectKey(subject)}
          type="button"
          aria-current={subjectKey(subject) === current}
          onClick={() => open(subjectKey(subject))}
        >
          <span className={css.treeHead}>
            <b title={subject.name}>{subject.name}</b>
            {subject.plan ? <StateMark state={subject.plan.state} name={STATE_NAMES[subject.plan.state]} /> : null}
          </span>
          {subject.weights ? <WeightStack sums={subject.weights} /> : null}
          <span className="meta">
            <Line subject={subject} count={countOf(subject)} />
          </span>
        </button>
      ))}
    </nav>
  )
}

function Line({ subject, count }: { subject: PlanSubject; count: number }) {
  const { t } = useWords()
  if (!subject.plan) return t({ zh: '还未拟定', en: 'Not begun' })
  // A plan that has just been begun lacks everything: one sum says it all.
  const said = subject.targets.length === 0 ? [] : (subject.weights?.said.map(t) ?? [])
  return (
    <>
      {t({ zh: `${count} 项指标`, en: `${count} targets` })}
      {subject.openChanges.length > 0 ? (
        <b className={css.near}>
          {t({ zh: `　调整待批 ${subject.openChanges.length}`, en: ` · ${subject.openChanges.length} changes wait` })}
        </b>
      ) : null}
      {said.length > 0 ? <b className={css.near}>　{said.join(t({ zh: '，', en: ', ' }))}</b> : null}
    </>
  )
}
