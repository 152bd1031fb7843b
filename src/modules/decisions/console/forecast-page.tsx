import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { type AreaForecast, getForecast, listForecasts } from '../contract.ts'
import { METHODS, type MethodName } from '../domain/forecast/methods.ts'
import css from './decisions.module.css'
import { FanChart } from './fan-chart.tsx'

const whole = (value: number | null) => (value === null ? '—' : count(Math.round(value)))
/** A mean error beside that of the naive forecast. */
const both = (own: number | null, naive: number | null, unit = '') =>
  own === null || naive === null ? '—' : `${own.toFixed(1)}${unit}（${naive.toFixed(1)}${unit}）`

/** Next week's load by street with its error shown, and how earlier forecasts did beside what came. */
export default function ForecastPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const area = address.one('area') ?? 'district'
  const list = useOperation(listForecasts, {})
  return (
    <Page title={t({ zh: '受理量预测', en: 'Forecast' })}>
      <Loaded reading={list} lines={12}>
        {({ areas, week, asOf, coveragePercent, leastWeeks }) => (
          <div className={css.stacked}>
            <p className={css.sentence}>
              <strong>
                {t({
                  zh: `${week} 起一周各街道受理量（含历史导入），区间按 ${coveragePercent}% 把握给出`,
                  en: `Received in the week of ${week}, by street; the interval is to hold ${coveragePercent} weeks of 100`,
                })}
              </strong>
              <span className={css.grey}>
                {t({ zh: `数据截至 ${tableTime(asOf)}`, en: `As of ${tableTime(asOf)}` })}
              </span>
            </p>
            <Areas
              areas={areas}
              leastWeeks={leastWeeks}
              chosen={area}
              onPick={(code) => address.change({ area: code })}
            />
            <One area={area} leastWeeks={leastWeeks} />
            <footer className="meta">
              <p>
                {t({
                  zh: '每周一起为下一周预测一次，用到上周日为止的数；留存的预测不再重算。“回溯”是事后用当时已知的数试做的，不是当时有过的预测。',
                  en: 'Each Monday the week after is forecast once from what was known by Sunday; kept forecasts are never reckoned anew. “Trial” marks those made afterwards from what was known then.',
                })}
              </p>
              <p>
                {t({
                  zh: '每个街道用四种方法回测近16周，取平均误差最小的；区间宽取回测误差的第⌈(n+1)×80%⌉小者。“照搬”是把上一已知周原样当预测，是比较的底线。',
                  en: 'Four methods are tried on the last 16 weeks of each street and the one with the smallest mean error is taken; the interval comes from these errors. “Naive” repeats the last known week.',
                })}
              </p>
            </footer>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Areas({
  areas,
  leastWeeks,
  chosen,
  onPick,
}: {
  areas: readonly AreaForecast[]
  leastWeeks: number
  chosen: string
  onPick(area: string): void
}) {
  const { t } = useWords()
  const most = Math.max(1, ...areas.filter(({ area }) => area !== 'district').map(({ next }) => next.high ?? 0))
  return (
    <Card flush>
      <div className={css.scroll}>
        <table className={css.lines}>
          <thead>
            <tr>
              <th scope="col">{t({ zh: '街道', en: 'Street' })}</th>
              <th scope="col" className={css.barHead}>
                {t({ zh: '区间', en: 'Interval' })}
              </th>
              <th scope="col">{t({ zh: '预测/件', en: 'Expected' })}</th>
              <th scope="col">{t({ zh: '低–高', en: 'Low–high' })}</th>
              <th scope="col">{t({ zh: '方法', en: 'Method' })}</th>
              <th scope="col">{t({ zh: '已比/周', en: 'Weeks judged' })}</th>
              <th scope="col">{t({ zh: '平均误差（照搬）', en: 'Mean error (naive)' })}</th>
              <th scope="col">{t({ zh: '百分误差（照搬）', en: 'MAPE (naive)' })}</th>
              <th scope="col">{t({ zh: '落在区间', en: 'Within' })}</th>
            </tr>
          </thead>
          <tbody>
            {areas.map(({ area, name, next, quality, historyWeeks }) => (
              <tr key={area} aria-current={area === chosen ? 'true' : undefined}>
                <th scope="row">
                  <button type="button" className={css.name} onClick={() => onPick(area)}>
                    {t(name)}
                  </button>
                </th>
                {next.method === null ? (
                  <td colSpan={4} className={css.few}>
                    {t({
                      zh: `历史不足，不预测：有 ${historyWeeks} 周，需要 ${leastWeeks} 周`,
                      en: `Not enough history: ${historyWeeks} weeks of ${leastWeeks}`,
                    })}
                  </td>
                ) : (
                  <>
                    <td className={css.barCell}>
                      {area === 'district' ? null : (
                        <i
                          style={{
                            marginInlineStart: `${((next.low ?? 0) / most) * 100}%`,
                            inlineSize: `${Math.max(1, (((next.high ?? 0) - (next.low ?? 0)) / most) * 100)}%`,
                          }}
                        />
                      )}
                    </td>
                    <td>{whole(next.expected)}</td>
                    <td>{`${whole(next.low)}–${whole(next.high)}`}</td>
                    <td>{t(METHODS[next.method as MethodName])}</td>
                  </>
                )}
                <td>{count(quality.weeks)}</td>
                <td>{both(quality.mae, quality.naiveMae)}</td>
                <td>{both(quality.mapePercent, quality.naiveMapePercent, '%')}</td>
                <td>{quality.intervals === 0 ? '—' : `${quality.covered}/${quality.intervals}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function One({ area, leastWeeks }: { area: string; leastWeeks: number }) {
  const { t } = useWords()
  const reading = useOperation(getForecast, { area }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={8}>
      {({ area: about, weeks, kept, days }) => (
        <Card title={t({ zh: `${about.name.zh}：预测与实际`, en: `${about.name.en}: forecasts and what came` })}>
          {weeks.length === 0 ? (
            <EmptyState>{t({ zh: '还没有满一周的历史', en: 'No whole week yet' })}</EmptyState>
          ) : (
            <>
              <FanChart weeks={weeks} kept={kept} />
              <p className={css.grey}>
                {t({
                  zh: '● 实际 ■ 预测（竖线和底色为区间），横轴为周一日期',
                  en: '● came ■ forecast with its interval; weeks by their Monday',
                })}
              </p>
              {about.next.method === null ? (
                <p className={css.few}>
                  {t({
                    zh: `连续历史 ${about.historyWeeks} 周，满 ${leastWeeks} 周后开始预测`,
                    en: `${about.historyWeeks} weeks of history; forecasts begin at ${leastWeeks}`,
                  })}
                </p>
              ) : (
                <p>
                  {t({ zh: '下周逐日：', en: 'By day: ' })}
                  {days
                    .map(
                      ({ day, expected, working }) =>
                        `${day.slice(5)}${working ? '' : t({ zh: '（休）', en: ' (off)' })} ${Math.round(expected)}`,
                    )
                    .join(' · ')}
                </p>
              )}
              {about.trials.length > 0 ? (
                <p className={css.grey}>
                  {t({ zh: '回测平均误差：', en: 'Mean error in trials: ' })}
                  {about.trials.map((trial) => `${t(trial)} ${trial.mae.toFixed(1)}`).join('；')}
                </p>
              ) : null}
              <div className={css.scroll} hidden={kept.length === 0}>
                <table className={css.lines}>
                  <thead>
                    <tr>
                      <th scope="col">{t({ zh: '周（周一）', en: 'Week' })}</th>
                      <th scope="col">{t({ zh: '预测/件', en: 'Expected' })}</th>
                      <th scope="col">{t({ zh: '低–高', en: 'Low–high' })}</th>
                      <th scope="col">{t({ zh: '照搬', en: 'Naive' })}</th>
                      <th scope="col">{t({ zh: '实际/件', en: 'Came' })}</th>
                      <th scope="col">{t({ zh: '在区间内', en: 'Within' })}</th>
                      <th scope="col">{t({ zh: '做于', en: 'Made' })}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...kept].reverse().map((row) => (
                      <tr key={row.week}>
                        <th scope="row">{row.week}</th>
                        <td>{whole(row.expected)}</td>
                        <td>{`${whole(row.low)}–${whole(row.high)}`}</td>
                        <td>{whole(row.naive)}</td>
                        <td>{row.came === null ? t({ zh: '未到', en: 'to come' }) : count(row.came)}</td>
                        <td>
                          {row.came === null
                            ? '—'
                            : row.came >= (row.low ?? 0) && row.came <= (row.high ?? 0)
                              ? t({ zh: '是', en: 'yes' })
                              : t({ zh: '否', en: 'no' })}
                        </td>
                        <td>
                          {tableTime(row.madeAt)}
                          {row.retrospective ? t({ zh: ' 回溯', en: ' trial' }) : ''}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
        </Card>
      )}
    </Loaded>
  )
}
