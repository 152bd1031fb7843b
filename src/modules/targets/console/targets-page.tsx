import { Button, Select } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters } from '#ui/split.tsx'
import { exportTargets, type GoalRow, getYear, type PlanSubject } from '../contract.ts'
import { STATE_NAMES, TARGET_STATES } from '../domain/target.ts'
import { words } from '../words.ts'
import { GoalForm } from './plan/goal-form.tsx'
import { subjectKey } from './plan/subject-key.ts'
import { SubjectTree } from './plan/subject-tree.tsx'
import { SubjectView } from './plan/subject-view.tsx'
import { TargetForm } from './target/target-form.tsx'
import { TargetPanel } from './target/target-panel.tsx'
import css from './targets.module.css'
import { useYear } from './use-year.ts'
import { YearPick } from './year-pick.tsx'

/** Targets of a year: projects on the left with their weights, one of them open, one target beside it. */
export default function TargetsPage() {
  const { t } = useWords()
  const maySet = useMay('targets:set')
  const { address, year, thisYear } = useYear()
  const reading = useOperation(getYear, { year })
  const [goal, setGoal] = useState<{ of: string; row: GoalRow | null } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const state = TARGET_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? ''
  const open = address.one('target')
  const leave = (subject: PlanSubject) =>
    subject.targets.filter(
      (row) =>
        (!state || row.state === state) && [row.level3, row.printed, row.basis].some((one) => one.includes(text)),
    )
  const subjects = reading.data?.subjects ?? []
  const current = currentOf(subjects, address.one('at'), address.one('plan'), open)
  const target = current?.targets.find((row) => row.id === open)
  const isAdding = open === 'new' && maySet && current?.plan?.state === 'draft'
  const close = () => address.change({ target: undefined })
  const add = () => {
    setGoal(null)
    address.change({ target: 'new' })
  }
  const save = () => {
    setProblem(null)
    saveFile(exportTargets, { year, ...(state ? { state } : {}), ...(text ? { text } : {}) }).catch((thrown: unknown) =>
      setProblem(asProblem(thrown)),
    )
  }
  useKeys([
    {
      keys: 'N',
      title: { zh: '新增指标', en: 'New target' },
      run: add,
      enabled: maySet && current?.plan?.state === 'draft',
    },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  return (
    <Page
      fill
      title={t(words.targets)}
      actions={<Button onClick={save}>{t({ zh: '导出 XLSX', en: 'Export XLSX' })}</Button>}
    >
      <Filters>
        <YearPick
          year={year}
          thisYear={thisYear}
          change={(value) => address.change({ year: String(value), target: undefined, plan: undefined })}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 120 }}
          options={TARGET_STATES.map((value) => ({ value, label: t(STATE_NAMES[value]) }))}
        />
        <SearchBox
          value={text}
          change={(value) => address.change({ text: value })}
          placeholder={t({ zh: '指标、目标值或依据', en: 'Name, value or basis' })}
        />
      </Filters>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Loaded reading={reading} lines={12}>
        {(found) => (
          <div className={css.frame}>
            <SubjectTree
              subjects={text || state ? found.subjects.filter((one) => leave(one).length > 0) : found.subjects}
              current={current && subjectKey(current)}
              countOf={(subject) => leave(subject).length}
              open={(at) => {
                setGoal(null)
                address.change({ at, plan: undefined, target: undefined })
              }}
            />
            {current ? (
              <SubjectView
                key={subjectKey(current) + year}
                subject={current}
                year={year}
                scheme={t(
                  found.schemes.find((one) => one.key === (current.plan?.scheme ?? found.usualScheme)) ?? NO_SCHEME,
                )}
                shown={leave(current)}
                current={open}
                open={(row) => {
                  setGoal(null)
                  address.change({ target: row.id })
                }}
                add={add}
                editGoal={(row) => setGoal({ of: subjectKey(current), row })}
              />
            ) : (
              <EmptyState>
                {t({
                  zh: `${year} 年台账里没有项目。请先在项目预算中登记`,
                  en: `The ledger has no project in ${year}`,
                })}
              </EmptyState>
            )}
            {current && goal?.of === subjectKey(current) ? (
              <GoalForm
                key={goal.row?.id ?? 'new'}
                subject={current}
                year={year}
                before={goal.row}
                onClose={() => setGoal(null)}
              />
            ) : isAdding && current?.plan ? (
              <TargetForm
                planId={current.plan.id}
                goals={current.goals}
                before={null}
                onDone={(id) => address.change({ target: id })}
                onClose={close}
              />
            ) : current && target ? (
              <TargetPanel key={target.id} subject={current} target={target} onClose={close} />
            ) : null}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

const NO_SCHEME = { zh: '', en: '' }

/** The subject of the address: by name, by plan or target as links from notices say it; else the first. */
function currentOf(
  subjects: readonly PlanSubject[],
  at: string | null,
  plan: string | null,
  target: string | null,
): PlanSubject | null {
  return (
    subjects.find((one) => at !== null && subjectKey(one) === at) ??
    subjects.find((one) => plan !== null && one.plan?.id === plan) ??
    subjects.find((one) => one.targets.some((row) => row.id === target)) ??
    subjects[0] ??
    null
  )
}
