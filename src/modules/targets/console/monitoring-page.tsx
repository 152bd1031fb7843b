import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { today } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { Filters } from '#ui/split.tsx'
import { getMonitoring, type MonitoredSubject } from '../contract.ts'
import { QUARTER_NAMES, quarterOf } from '../domain/monitoring.ts'
import { words } from '../words.ts'
import { ExecutionLine } from './monitoring/execution-line.tsx'
import { MonitoringPanel } from './monitoring/monitoring-panel.tsx'
import { MonitoringTable } from './monitoring/monitoring-table.tsx'
import { ReportsPanel } from './monitoring/reports-panel.tsx'
import { subjectKey } from './plan/subject-key.ts'
import css from './targets.module.css'
import { useYear } from './use-year.ts'
import { YearPick } from './year-pick.tsx'

/** How the targets of a year stand at the end of a quarter; half a year is the second. */
export default function MonitoringPage() {
  const { t } = useWords()
  const { address, year, thisYear } = useYear()
  const asked = address.one('quarter')
  const quarter = asked && /^[1-4]$/.test(asked) ? '1234'.indexOf(asked) + 1 : quarterOf(today())
  const reading = useOperation(getMonitoring, { year, quarter })
  const [showsReports, setShowsReports] = useState(false)
  const subjects = reading.data?.subjects ?? []
  const current = subjects.find((one) => subjectKey(one) === address.one('at')) ?? subjects[0]
  const open = address.one('target')
  const at = current?.targets.findIndex(({ target }) => target.id === open) ?? -1
  const monitored = current?.targets[at]
  const next = current?.targets.find(({ target, line }, index) => index > at && target.state === 'approved' && !line)
  const choose = (id: string | undefined) => {
    setShowsReports(false)
    address.change({ target: id })
  }
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  return (
    <Page
      fill
      title={t(words.monitoring)}
      actions={
        <Button
          onClick={() => {
            address.change({ target: undefined })
            setShowsReports(true)
          }}
        >
          {t({ zh: '季度报告', en: 'Quarterly reports' })}
        </Button>
      }
    >
      <Filters>
        <YearPick
          year={year}
          thisYear={thisYear}
          change={(value) => address.change({ year: String(value), target: undefined })}
        />
        <Segmented
          value={quarter}
          onChange={(value) => address.change({ quarter: String(value), target: undefined })}
          options={QUARTER_NAMES.map((name, index) => ({ value: index + 1, label: t(name) }))}
        />
      </Filters>
      <Loaded reading={reading} lines={12}>
        {({ asOf }) =>
          asOf === null || !current ? (
            <EmptyState>
              {asOf === null
                ? t({ zh: '这个季度还没有开始', en: 'This quarter has not begun' })
                : t({ zh: `${year} 年没有已批准的目标。请先在绩效目标中报批`, en: `No approved targets in ${year}` })}
            </EmptyState>
          ) : (
            <div className={css.frame}>
              <Tree
                subjects={subjects}
                current={subjectKey(current)}
                open={(key) => address.change({ at: key, target: undefined })}
              />
              <div className={css.main}>
                <header className={css.subject}>
                  <div className={css.subjectHead}>
                    <h2>{current.name}</h2>
                  </div>
                  <ExecutionLine subject={current} quarter={quarter} asOf={asOf} />
                </header>
                <MonitoringTable subject={current} current={open} open={choose} />
              </div>
              {showsReports ? (
                <ReportsPanel
                  unit={current.unit}
                  year={year}
                  quarter={quarter}
                  missing={subjects.reduce((sum, one) => (one.unit === current.unit ? sum + one.missing : sum), 0)}
                  onClose={() => setShowsReports(false)}
                />
              ) : monitored ? (
                <MonitoringPanel
                  key={`${monitored.target.id}.${quarter}`}
                  subject={current}
                  monitored={monitored}
                  quarter={quarter}
                  next={() => choose(next?.target.id)}
                  onClose={() => choose(undefined)}
                />
              ) : null}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Tree({
  subjects,
  current,
  open,
}: {
  subjects: readonly MonitoredSubject[]
  current: string
  open(key: string): void
}) {
  const { t } = useWords()
  return (
    <nav className={css.tree} aria-label={t({ zh: '部门和项目', en: 'Departments and projects' })}>
      {subjects.map((subject) => {
        const risky = subject.targets.filter(({ line }) => line && line.forecast !== 'likely').length
        return (
          <button
            key={subject.planId}
            type="button"
            aria-current={subjectKey(subject) === current}
            onClick={() => open(subjectKey(subject))}
          >
            <span className={css.treeHead}>
              <b title={subject.name}>{subject.name}</b>
              <span>{subject.ratePercent === null ? '' : `${subject.ratePercent}%`}</span>
            </span>
            <span className="meta">
              {subject.missing > 0
                ? t({ zh: `未填 ${subject.missing} 项`, en: `${subject.missing} to fill in` })
                : t({ zh: '已填全', en: 'all filled in' })}
              {risky > 0 ? (
                <b className={css.near}>{t({ zh: `　有风险 ${risky} 项`, en: ` · ${risky} at risk` })}</b>
              ) : null}
            </span>
          </button>
        )
      })}
    </nav>
  )
}
