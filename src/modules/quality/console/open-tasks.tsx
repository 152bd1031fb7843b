import { Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { assignTask, listOpenTasks, type PlanRow } from '../contract.ts'
import { TURN_NAMES, type Turn } from '../domain/names.ts'
import css from './quality.module.css'
import { useUnitNames } from './use-unit-names.ts'

const SHOWN = 30

/** What is not scored yet, nobody's first; each can be given to another reviewer. */
export function OpenTasks({ plan }: { plan: PlanRow }) {
  const { t } = useWords()
  const nameOf = useUnitNames()
  const reading = useOperation(listOpenTasks, { id: plan.id })
  const assign = useCommand(assignTask)
  const [all, setAll] = useState(false)
  const options = plan.reviewers.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Card title={t({ zh: '未评完', en: 'Open scorings' })} flush>
      <ProblemNotice problem={assign.problem} close={assign.clearProblem} />
      <Loaded reading={reading} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t({ zh: '全部评完，可以通报', en: 'All scored: it can be reported' })}</EmptyState>
          ) : (
            <div className={css.scroll}>
              <table className={css.table} aria-label={t({ zh: '未评完', en: 'Open scorings' })}>
                <tbody>
                  {[...items]
                    .sort((a, b) => Number(a.reviewer !== null) - Number(b.reviewer !== null))
                    .slice(0, all ? items.length : SHOWN)
                    .map((row) => (
                      <tr key={row.id}>
                        <td>
                          <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To>
                        </td>
                        <td>{nameOf(row.unit)}</td>
                        <td>{t(TURN_NAMES[row.turn as Turn])}</td>
                        <td>
                          <Select
                            size="small"
                            value={row.reviewer ?? undefined}
                            options={options}
                            placeholder={t({ zh: '待指定', en: 'nobody' })}
                            aria-label={t({ zh: `${row.caseNo} 评分人`, en: `reviewer of ${row.caseNo}` })}
                            style={{ width: 128 }}
                            disabled={assign.busy}
                            onChange={(reviewer: string) => void assign.run({ id: row.id, reviewer })}
                          />
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
              {items.length > SHOWN && !all ? (
                <button type="button" onClick={() => setAll(true)}>
                  {t({ zh: `其余 ${items.length - SHOWN} 件`, en: `${items.length - SHOWN} more` })}
                </button>
              ) : null}
            </div>
          )
        }
      </Loaded>
    </Card>
  )
}
