import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { decideAdjustment, freezeMonth, listChecks, listSnapshots, startCheck } from '../contract.ts'
import { BY } from './choices.ts'
import css from './indicators.module.css'

const STATES: Readonly<Record<string, Words>> = {
  frozen: { zh: '已定稿', en: 'frozen' },
  working: { zh: '正在定稿', en: 'being frozen' },
  failed: { zh: '定稿未成，请再试', en: 'failed: try again' },
  open: { zh: '可以定稿', en: 'can be frozen' },
  early: { zh: '未到定稿日', en: 'too early' },
}
const DECISIONS: Readonly<Record<string, Words>> = {
  reckoning: { zh: '正在重算', en: 'being reckoned' },
  asked: { zh: '待审批', en: 'waiting' },
  same: { zh: '重算无变化', en: 'nothing has changed' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
}

/** Months as they were published, what was found out later, and how the rollups were checked. */
export default function SnapshotsPage() {
  const { t } = useWords()
  const mayFreeze = useMay('indicators:freeze')
  const mayDecide = useMay('indicators:approve')
  const snapshots = useOperation(listSnapshots, {})
  const checks = useOperation(listChecks, {})
  const freezing = useCommand(freezeMonth)
  const checking = useCommand(startCheck)
  const deciding = useCommand(decideAdjustment)
  const [text, setText] = useState('')
  const problem = freezing.problem ?? checking.problem ?? deciding.problem
  const decide = async (id: string, approve: boolean) => {
    await deciding.run({ id, approve, text })
    setText('')
  }
  return (
    <Page
      title={t({ zh: '月度定稿与核对', en: 'Frozen months and checks' })}
      actions={
        mayFreeze ? (
          <Button loading={checking.busy} onClick={() => checking.run({})}>
            {t({ zh: '立即核对', en: 'Check now' })}
          </Button>
        ) : null
      }
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Loaded reading={snapshots} lines={8}>
        {({ items, adjustments, freezeOnWorkday }) => (
          <>
            <Card
              title={t({
                zh: `各月定稿（次月第 ${freezeOnWorkday} 个工作日结束时起）`,
                en: `Months, frozen from the end of working day ${freezeOnWorkday}`,
              })}
              flush
            >
              <div className={css.scroll}>
                <table className={css.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t({ zh: '月份', en: 'Month' })}</th>
                      <th scope="col">{t({ zh: '状态', en: 'State' })}</th>
                      <th scope="col">{t({ zh: '定稿时间与依据', en: 'When, and from what' })}</th>
                      <th scope="col">{t({ zh: '操作', en: 'Action' })}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <tr key={one.month}>
                        <th scope="row">
                          <To href={`/c/indicators?period=${one.month}`}>{one.month}</To>
                        </th>
                        <td>{t(STATES[one.state]!)}</td>
                        <td className={css.said}>
                          {one.state === 'frozen'
                            ? `${t({ zh: '截至', en: 'as of' })} ${tableTime(one.asOf)} · ${one.cases} ${t({ zh: '件', en: 'cases' })} · ${one.bookVersion} · ${one.digest?.slice(0, 12)} · ${one.frozenBy}`
                            : `${t({ zh: '从', en: 'from' })} ${tableTime(one.asOf)} ${t({ zh: '起', en: 'on' })}${one.fault ? ` · ${one.fault}` : ''}`}
                        </td>
                        <td>
                          {mayFreeze && (one.state === 'open' || one.state === 'failed') ? (
                            <Button loading={freezing.busy} onClick={() => freezing.run({ month: one.month })}>
                              {t({ zh: '定稿', en: 'Freeze' })}
                            </Button>
                          ) : null}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Card>
            <Card title={t({ zh: '定稿后的更正', en: 'Adjustments' })}>
              {adjustments.length === 0 ? (
                <EmptyState>
                  {t({ zh: '没有更正。定稿后查明的事，由值班长申请、领导审批', en: 'No adjustments' })}
                </EmptyState>
              ) : (
                <ul className={css.list}>
                  {adjustments.map((one) => (
                    <li key={one.id}>
                      <To href={`/c/indicators/${one.indicator.split('@')[0]}?period=${one.month}&by=${one.by}`}>
                        {one.month} · {one.indicator} · {t(BY[one.by])} {t(one.label)}
                      </To>
                      <span>
                        {one.old?.value ?? '—'} → {one.new?.value ?? '—'} · {t(DECISIONS[one.state]!)}
                      </span>
                      <span className={css.said}>
                        {one.reason} · {one.askedBy} {tableTime(one.askedAt)}
                        {one.decidedBy ? ` · ${one.decidedBy}：${one.decision}` : ''}
                      </span>
                      {mayDecide && one.state === 'asked' && !one.own ? (
                        <span className={css.row}>
                          <Input
                            aria-label={t({ zh: '审批意见', en: 'Decision' })}
                            placeholder={t({ zh: '审批意见', en: 'Decision' })}
                            value={text}
                            maxLength={500}
                            onChange={({ target }) => setText(target.value)}
                          />
                          <Button disabled={text.trim().length < 2} onClick={() => decide(one.id, true)}>
                            {t({ zh: '批准', en: 'Approve' })}
                          </Button>
                          <Button disabled={text.trim().length < 2} onClick={() => decide(one.id, false)}>
                            {t({ zh: '不批准', en: 'Refuse' })}
                          </Button>
                        </span>
                      ) : null}
                    </li>
                  ))}
                </ul>
              )}
            </Card>
          </>
        )}
      </Loaded>
      <Loaded reading={checks} lines={6}>
        {({ runs, differences, asOf }) => (
          <Card title={t({ zh: '汇总与逐案计算的核对', en: 'Rollups against the full computation' })}>
            <p className={css.said}>
              {asOf ? t({ zh: `汇总已到 ${tableTime(asOf)}`, en: `Rollups are of ${tableTime(asOf)}` }) : null}
            </p>
            {runs.length === 0 ? (
              <EmptyState>{t({ zh: '还没有核对过，每晚核对一次', en: 'Not yet: every night' })}</EmptyState>
            ) : (
              <ul className={css.list}>
                {runs.map((run) => (
                  <li key={run.id}>
                    <span>
                      {tableTime(run.startedAt)} · {run.byName} ·{' '}
                      {run.fault ??
                        (run.endedAt === null
                          ? t({ zh: '正在核对', en: 'running' })
                          : t({
                              zh: `${run.cases} 件案件、${run.rows} 行汇总，${run.differing === 0 ? '全部一致' : `${run.differing} 处不符，已重算`}`,
                              en: `${run.cases} cases, ${run.rows} rows, ${run.differing} differing`,
                            }))}
                    </span>
                    {differences
                      .filter(({ runId }) => runId === run.id)
                      .map((one) => (
                        <span key={one.no} className={css.said}>
                          {[one.period, one.kind, one.scope ?? one.caseId, one.indicator].filter(Boolean).join(' · ')}：
                          {one.kept} → {one.reckoned}
                        </span>
                      ))}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}
