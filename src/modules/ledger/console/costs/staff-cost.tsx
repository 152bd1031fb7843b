import { useOperation } from '#ui/call.ts'
import { Chart, chartValue } from '#ui/chart.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, EmptyState, Loaded } from '#ui/page.ts'
import { getStaffCost, HEAD_KIND_NAMES, type StaffCostYear } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'

/** Cost ÷ average heads of each year, against the ceiling. */
export function StaffCost({ year }: { year: number }) {
  const { t, language } = useWords()
  const reading = useOperation(getStaffCost, { year })
  return (
    <Card title={t({ zh: '人均人员成本（元/人）', en: 'Staff cost a head (yuan)' })}>
      <Loaded reading={reading} lines={8}>
        {({ kinds, asOf }) => {
          const years = [...new Set(kinds.flatMap((kind) => kind.years.map((one) => one.year)))].sort()
          if (years.length === 0)
            return (
              <EmptyState>
                {t({ zh: '还没有人数和支付。先登记各月人数', en: 'No heads and payments yet. Enter the heads' })}
              </EmptyState>
            )
          const of = (kind: (typeof kinds)[number], one: number) => kind.years.find((row) => row.year === one)
          return (
            <div className={css.stack}>
              <Chart
                label={t({ zh: '人均人员成本', en: 'Staff cost a head' })}
                kind="bar"
                categories={years.map((one) =>
                  yearLabel(
                    kinds.map((kind) => of(kind, one)),
                    one,
                    t,
                  ),
                )}
                series={kinds.map((kind) => ({
                  name: kind[language],
                  values: years.map((one) => chartValue(of(kind, one)?.perHead ?? null)),
                }))}
                unit={t({ zh: '元/人', en: 'yuan a head' })}
                height={Math.max(160, years.length * kinds.length * 26 + 60)}
              />
              {kinds.map((kind) => (
                <section key={kind.id} className={css.stack}>
                  <h3>{kind[language]}</h3>
                  {kind.years.map((row) => (
                    <YearLine key={row.year} row={row} />
                  ))}
                  <p className="meta">
                    {t({
                      zh: `口径：${kind.classes.map((one) => `${one.code} ${one.zh}`).join('、')}；人数：${kind.heads.map((one) => t(HEAD_KIND_NAMES[one])).join('、')}；${kind.ceiling ? `上限 ${groupDigits(kind.ceiling)} 元/人` : '未设上限'}`,
                      en: `Classes: ${kind.classes.map((one) => one.code).join(', ')}; heads: ${kind.heads.map((one) => t(HEAD_KIND_NAMES[one])).join(', ')}; ${kind.ceiling ? `ceiling ${groupDigits(kind.ceiling)} yuan` : 'no ceiling'}`,
                    })}
                  </p>
                </section>
              ))}
              <p className="meta">{t({ zh: `数据截至 ${tableTime(asOf)}`, en: `As of ${tableTime(asOf)}` })}</p>
            </div>
          )
        }}
      </Loaded>
    </Card>
  )
}

type Say = (words: { zh: string; en: string }) => string

function yearLabel(rows: readonly (StaffCostYear | undefined)[], year: number, t: Say): string {
  const through = rows.find((row) => row)?.through ?? 12
  return through === 12 ? `${year}` : t({ zh: `${year}（至${through}月）`, en: `${year} to month ${through}` })
}

const VERDICTS = {
  within: { sign: '●', zh: '未超上限', en: 'within the ceiling' },
  over: { sign: '■', zh: '超过上限', en: 'over the ceiling' },
  notCompared: { sign: '◌', zh: '不比较', en: 'not compared' },
} as const

function YearLine({ row }: { row: StaffCostYear }) {
  const { t, language } = useWords()
  const verdict = VERDICTS[row.verdict]
  return (
    <details className={css.details}>
      <summary>
        {row.year} {row.perHead === null ? '—' : groupDigits(row.perHead)}{' '}
        <span className={row.verdict === 'over' ? 'over' : row.verdict === 'within' ? css.ok : 'meta'}>
          {verdict.sign} {t(verdict)}
        </span>
      </summary>
      <p className={css.formula}>{row[language]}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t({ zh: '经济分类', en: 'Class' })}</th>
              <th scope="col">{t({ zh: '支付（元）', en: 'Paid (yuan)' })}</th>
            </tr>
          </thead>
          <tbody>
            {row.parts.map((part) => (
              <tr key={part.code}>
                <th scope="row">
                  {part.code} {part.zh}
                </th>
                <td>{groupDigits(part.amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t({ zh: '合计', en: 'Total' })}</th>
              <td>{groupDigits(row.cost)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </details>
  )
}
