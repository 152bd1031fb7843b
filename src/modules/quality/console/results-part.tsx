import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import { type GroupResult, getResults, type PlanRow, type Results } from '../contract.ts'
import { percentText } from '../domain/bulletin-grid.ts'
import { STRATA_NAMES } from '../domain/names.ts'
import css from './quality.module.css'

const fixed = (value: number | null, decimals = 1) => (value === null ? '—' : value.toFixed(decimals))
const points = (value: number) => `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`

/** What share of all would pass, and how sure that is; units, agreement of the reviewers, change. */
export function ResultsPart({ plan }: { plan: PlanRow }) {
  const reading = useOperation(getResults, { id: plan.id })
  return (
    <Loaded reading={reading} lines={8}>
      {(results) => (
        <>
          <Headline plan={plan} results={results} />
          <Groups plan={plan} title={{ zh: '各责任单位', en: 'Units' }} groups={results.units} by="unit" />
          {plan.strata === 'unit' ? null : (
            <Groups plan={plan} title={STRATA_NAMES[plan.strata]} groups={results.strata} by="stratum" />
          )}
          <Items results={results} />
        </>
      )}
    </Loaded>
  )
}

function Headline({ plan, results }: { plan: PlanRow; results: Results }) {
  const { t } = useWords()
  const { estimate, agreement, previous, certain } = results
  const kappa = (value: number | null) => (value === null ? t({ zh: '无定义', en: 'undefined' }) : value.toFixed(3))
  const at = tableTime(results.asOf)
  return (
    <Card
      title={t({ zh: '估计与可信程度', en: 'Estimate and how sure it is' })}
      extra={
        <span className="meta">
          {results.frozen
            ? t({ zh: `通报于 ${at}`, en: `reported ${at}` })
            : t({ zh: `尚未通报，截至 ${at}`, en: `not reported, as of ${at}` })}
        </span>
      }
    >
      <div className={css.figures}>
        <Figure
          name={t({ zh: '全区合格率（按层加权估计）', en: 'Pass rate of all (by strata)' })}
          value={percentText(estimate?.share ?? null)}
          note={
            estimate
              ? estimate.by === 'census'
                ? t({ zh: `全部 ${results.scored} 件已评，不是估计`, en: `all ${results.scored} scored, no estimate` })
                : t({
                    zh: `${plan.confidencePercent}% 区间 ${percentText(estimate.low)} 至 ${percentText(estimate.high)}，评定 ${results.scored} 件`,
                    en: `${plan.confidencePercent} % interval ${percentText(estimate.low)} to ${percentText(estimate.high)}, n = ${results.scored}`,
                  })
              : t({ zh: '还没有评分', en: 'nothing scored' })
          }
        />
        <Figure
          name={t({ zh: '平均分（按层加权）', en: 'Mean score (by strata)' })}
          value={fixed(results.meanScore, 2)}
          note={t({
            zh: `必查 ${certain.scored} 件另列，合格 ${certain.passed} 件`,
            en: `certain cases apart: ${certain.passed} of ${certain.scored} passed`,
          })}
        />
        <Figure
          name={t({ zh: '复评判断相同', en: 'Equal verdicts' })}
          value={percentText(agreement.sameShare)}
          note={t({
            zh: `复评 ${agreement.n} 件，平均差 ${fixed(agreement.meanDifference, 2)} 分，Kappa ${kappa(agreement.verdictKappa)}，分档 ${kappa(agreement.bandKappa)}，裁定 ${agreement.third} 件`,
            en: `${agreement.n} twice, mean difference ${fixed(agreement.meanDifference, 2)}, kappa ${kappa(agreement.verdictKappa)}, bands ${kappa(agreement.bandKappa)}, decided ${agreement.third}`,
          })}
        />
        <Figure
          name={t({ zh: '与上期相比（百分点）', en: 'Change (points)' })}
          value={previous ? points(previous.change) : '—'}
          note={
            previous
              ? t({
                  zh: `${previous.no} ${percentText(previous.share)}，差的区间 ${points(previous.low)} 至 ${points(previous.high)}`,
                  en: `${previous.no} ${percentText(previous.share)}, interval ${points(previous.low)} to ${points(previous.high)}`,
                })
              : t({ zh: '没有可比的上期', en: 'nothing to compare with' })
          }
        />
        <Figure
          name={t({ zh: '结案用时中位（小时）', en: 'Median hours to close' })}
          value={fixed(results.medianHours)}
          note={
            previous
              ? t({
                  zh: `平均 ${fixed(results.meanHours)}；上期中位 ${fixed(previous.medianHours)}、平均 ${fixed(previous.meanHours)}`,
                  en: `mean ${fixed(results.meanHours)}; before ${fixed(previous.medianHours)} and ${fixed(previous.meanHours)}`,
                })
              : t({ zh: `平均 ${fixed(results.meanHours)}`, en: `mean ${fixed(results.meanHours)}` })
          }
        />
      </div>
      <ul>
        {results.remarks.map((remark) => (
          <li key={remark.en} className="meta">
            {t(remark)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className={css.figure}>
      <span className="meta">{name}</span>
      <b>{value}</b>
      <span className="meta">{note}</span>
    </div>
  )
}

function Groups({
  plan,
  title,
  groups,
  by,
}: {
  plan: PlanRow
  title: { zh: string; en: string }
  groups: readonly GroupResult[]
  by: 'unit' | 'stratum'
}) {
  const { t } = useWords()
  const heads = [
    title,
    { zh: '总体', en: 'All' },
    { zh: '已评', en: 'Scored' },
    { zh: '合格率', en: 'Passed' },
    { zh: `${plan.confidencePercent}% 区间`, en: `${plan.confidencePercent} % interval` },
    { zh: '平均分', en: 'Mean' },
    { zh: '平均用时（小时）', en: 'Mean hours' },
    { zh: '名次', en: 'Rank' },
  ]
  return (
    <Card title={t(title)} flush>
      <div className={css.scroll}>
        <table className={css.table} aria-label={t(title)}>
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
            {groups.map((row) => (
              <tr key={row.key}>
                <td>
                  <To href={`/c/quality/${plan.id}?${by}=${encodeURIComponent(row.key)}#cases`}>{row.name}</To>
                </td>
                <td>{row.population}</td>
                <td>{row.scored}</td>
                <td>{percentText(row.share)}</td>
                <td>
                  <Interval row={row} />
                </td>
                <td>{fixed(row.meanScore, 2)}</td>
                <td>{fixed(row.meanHours)}</td>
                <td>{row.rank ?? t({ zh: '不排名', en: 'not ranked' })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Interval({ row: { share, low, high } }: { row: GroupResult }) {
  if (share === null || low === null || high === null) return '—'
  const text = `${(low * 100).toFixed(1)}%–${(high * 100).toFixed(1)}%`
  return (
    <span title={text}>
      {text}{' '}
      <span className={css.interval} aria-hidden>
        <i style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
        <b style={{ left: `calc(${share * 100}% - 1px)` }} />
      </span>
    </span>
  )
}

function Items({ results }: { results: Results }) {
  const { t } = useWords()
  return (
    <Card title={t({ zh: '各项得分率', en: 'Points got by item' })} flush>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t({ zh: '评分项', en: 'Item' })}</th>
              <th scope="col">{t({ zh: '得分率', en: 'Share' })}</th>
              <th scope="col">{t({ zh: '适用（件）', en: 'Applicable' })}</th>
            </tr>
          </thead>
          <tbody>
            {results.items.map((item) => (
              <tr key={item.id}>
                <td>{t(item)}</td>
                <td>{percentText(item.share)}</td>
                <td>{item.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
