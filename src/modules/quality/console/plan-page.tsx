import { Button, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, useGo, usePathPart } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { cancelPlan, drawPlan, getPlan, type PlanDetail, reportPlan } from '../contract.ts'
import { PLAN_STATE_NAMES, STRATA_NAMES } from '../domain/names.ts'
import { words } from '../words.ts'
import { EntriesPart } from './entries-part.tsx'
import { OpenTasks } from './open-tasks.tsx'
import css from './quality.module.css'
import { ResultsPart } from './results-part.tsx'

const BulletinDialog = lazy(() => import('./bulletin-dialog.tsx'))
const DrawDialog = lazy(() => import('./draw-dialog.tsx'))

/** One spot check: how it was drawn, how far the scoring is, what came of it, and its cases. */
export default function PlanPage() {
  const { t } = useWords()
  const go = useGo()
  const id = usePathPart('planId')
  const mayExport = useMay('quality:export')
  const reading = useOperation(getPlan, { id })
  const address = useAddressQuery()
  // A notice leads to cases that wait for a decision: they stand first.
  const [isDeciding] = useState(address.one('reopen') !== null)
  const [dialog, setDialog] = useState<'draw' | 'bulletin' | null>(null)
  useKeys([{ keys: 'Esc', title: { zh: '返回列表', en: 'Back to the list' }, run: () => go('/c/quality') }])
  const plan = reading.data?.plan
  const sees =
    plan?.state === 'reported' || (plan?.state === 'drawn' && reading.data?.mayKeep && plan.done === plan.entries)
  return (
    <Page
      title={plan ? `${plan.no} ${plan.title}` : t(words.plan)}
      note={<To href="/c/quality">{t({ zh: '全部抽查', en: 'All spot checks' })}</To>}
      actions={
        mayExport && plan?.drawnAt ? (
          <>
            <Button onClick={() => setDialog('draw')}>{t({ zh: '导出抽样名单', en: 'Export the draw' })}</Button>
            {sees ? (
              <Button onClick={() => setDialog('bulletin')}>{t({ zh: '导出通报', en: 'Export the bulletin' })}</Button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded reading={reading} lines={12}>
        {(detail) => (
          <div className={css.stack}>
            {isDeciding && detail.plan.drawnAt ? <EntriesPart plan={detail.plan} /> : null}
            <DrawCard detail={detail} />
            {sees ? <ResultsPart plan={detail.plan} /> : null}
            {detail.plan.drawnAt ? <StrataCard detail={detail} /> : null}
            {detail.plan.state === 'drawn' && detail.mayKeep ? <OpenTasks plan={detail.plan} /> : null}
            {!isDeciding && detail.plan.drawnAt ? <EntriesPart plan={detail.plan} /> : null}
          </div>
        )}
      </Loaded>
      <Suspense>
        {dialog === 'draw' && plan ? <DrawDialog plan={plan} onClose={() => setDialog(null)} /> : null}
        {dialog === 'bulletin' && plan ? <BulletinDialog plan={plan} onClose={() => setDialog(null)} /> : null}
      </Suspense>
    </Page>
  )
}

function DrawCard({ detail: { plan, excluded, mayKeep } }: { detail: PlanDetail }) {
  const { t } = useWords()
  const left = excluded.map((row) => `${t(row)} ${row.count}`).join('、')
  return (
    <Card title={t({ zh: '抽样方案', en: 'The draw' })} extra={t(PLAN_STATE_NAMES[plan.state])}>
      <div className={css.stack}>
        <Facts
          facts={[
            [t({ zh: '首次结案', en: 'First closed' }), `${plan.from} 至 ${plan.to}`],
            [t({ zh: '分层', en: 'Strata' }), t(STRATA_NAMES[plan.strata])],
            [
              t({ zh: '误差置信', en: 'Error, confidence' }),
              t({
                zh: `±${plan.errorPercent} 个百分点，${plan.confidencePercent}%`,
                en: `±${plan.errorPercent} points, ${plan.confidencePercent} %`,
              }),
            ],
            [t({ zh: '种子', en: 'Seed' }), plan.seed || t({ zh: '抽取时公布', en: 'told with the draw' })],
            [
              t({ zh: '种子登记', en: 'Written down' }),
              `${tableTime(plan.seedAt)} ${plan.byName}${plan.seedLate ? t({ zh: '（时段结束后登记，系统生成）', en: ' (late, made by the house)' }) : ''}`,
            ],
            [t({ zh: '种子校验', en: 'SHA-256 of it' }), plan.seedHash.slice(0, 16)],
            [t({ zh: '评分人', en: 'Reviewers' }), plan.reviewers.map(({ name }) => name).join('、')],
            [t({ zh: '评分截止', en: 'Score by' }), plan.scoreBy],
            ...(plan.drawnAt
              ? ([
                  [t({ zh: '抽取时间', en: 'Drawn' }), tableTime(plan.drawnAt)],
                  [
                    t({ zh: '总体', en: 'Frame' }),
                    t({
                      zh: `${count(plan.population)} 件，其中必查 ${plan.certain} 件`,
                      en: `${count(plan.population)}, certain ${plan.certain}`,
                    }),
                  ],
                  [t({ zh: '除外', en: 'Left out' }), left || t({ zh: '没有', en: 'none' })],
                  [t({ zh: '名单校验', en: 'Check sum' }), plan.listHash?.slice(0, 16) ?? '—'],
                ] as const)
              : []),
            ...(plan.cancelReason ? ([[t({ zh: '取消原因', en: 'Why cancelled' }), plan.cancelReason]] as const) : []),
          ]}
        />
        {mayKeep && (plan.state === 'planned' || plan.state === 'drawn') ? <Steps plan={plan} /> : null}
      </div>
    </Card>
  )
}

function Steps({ plan }: { plan: PlanDetail['plan'] }) {
  const { t } = useWords()
  const draw = useCommand(drawPlan, { alsoChanges: ['notices'] })
  const report = useCommand(reportPlan, { alsoChanges: ['notices'] })
  const cancel = useCommand(cancelPlan)
  const [reason, setReason] = useState<string | null>(null)
  return (
    <div className={css.stack}>
      <div className="row">
        {plan.state === 'planned' ? (
          <Button type="primary" loading={draw.busy} onClick={() => void draw.run({ id: plan.id })}>
            {t({ zh: '抽取案件', en: 'Draw the sample' })}
          </Button>
        ) : (
          <Button type="primary" loading={report.busy} onClick={() => void report.run({ id: plan.id })}>
            {t({ zh: '通报结果', en: 'Report the results' })}
          </Button>
        )}
        {reason === null ? (
          <Button onClick={() => setReason('')}>{t({ zh: '取消抽查', en: 'Cancel it' })}</Button>
        ) : (
          <>
            <Input
              autoFocus
              value={reason}
              maxLength={500}
              style={{ width: 280 }}
              onChange={(event) => setReason(event.target.value)}
              placeholder={t({ zh: '为什么取消，会一直显示', en: 'Why; it stays to be seen' })}
              aria-label={t({ zh: '取消原因', en: 'Why' })}
            />
            <Button
              danger
              disabled={!reason.trim()}
              loading={cancel.busy}
              onClick={() => void cancel.run({ id: plan.id, reason })}
            >
              {t({ zh: '取消这次抽查', en: 'Cancel this spot check' })}
            </Button>
            <Button onClick={() => setReason(null)}>{t({ zh: '返回', en: 'Back' })}</Button>
          </>
        )}
      </div>
      <ProblemNotice problem={draw.problem ?? report.problem ?? cancel.problem} />
    </div>
  )
}

function StrataCard({ detail: { plan, strata, progress } }: { detail: PlanDetail }) {
  const { t } = useWords()
  const heads = [
    STRATA_NAMES[plan.strata],
    { zh: '总体', en: 'Frame' },
    { zh: '必查', en: 'Certain' },
    { zh: '抽中', en: 'Drawn' },
    { zh: '替补', en: 'Replaced' },
    { zh: '已评', en: 'Scored' },
  ]
  return (
    <Card title={t({ zh: '各层抽取', en: 'Strata' })} flush>
      {progress.length > 0 ? (
        <p className={css.progress}>
          {t({ zh: '进度：', en: 'Progress: ' })}
          {progress.map(({ name, done, all }) => `${name} ${done}/${all}`).join('，')}
        </p>
      ) : null}
      <div className={css.scroll}>
        <table className={css.table} aria-label={t({ zh: '各层抽取', en: 'Strata' })}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head.en} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {strata.map((row) => (
              <tr key={row.stratum}>
                <td>{row.name}</td>
                <td>{count(row.population)}</td>
                <td>{row.certain}</td>
                <td>{row.drawn}</td>
                <td>{row.replaced}</td>
                <td>{row.scored}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
