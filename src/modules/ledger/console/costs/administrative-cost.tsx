import { useOperation } from '#ui/call.ts'
import { Chart, chartValue } from '#ui/chart.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, EmptyState, Loaded } from '#ui/page.ts'
import { getAdministrativeCost } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'

const DIRECTIONS = {
  fallen: { zh: '下降', en: 'fallen' },
  risen: { zh: '上升', en: 'risen' },
  same: { zh: '持平', en: 'the same' },
  unknown: { zh: '不计算', en: 'not reckoned' },
} as const

/** Each year against the same months of the year before. */
export function AdministrativeCost({ year }: { year: number }) {
  const { t, language } = useWords()
  const reading = useOperation(getAdministrativeCost, { year })
  return (
    <Card title={t({ zh: '行政成本与上年同期比', en: 'Administrative cost against the year before' })}>
      <Loaded reading={reading} lines={8}>
        {({ years, classes, asOf }) => {
          if (years.length === 0)
            return (
              <EmptyState>
                {t({ zh: '这些年度没有行政成本科目的支付', en: 'Nothing was paid for these classes' })}
              </EmptyState>
            )
          const label = (one: (typeof years)[number]) =>
            one.through === 12
              ? `${one.year}`
              : t({ zh: `${one.year}（至${one.through}月）`, en: `${one.year} to month ${one.through}` })
          return (
            <div className={css.stack}>
              <Chart
                label={t({ zh: '行政成本', en: 'Administrative cost' })}
                kind="bar"
                categories={years.map(label)}
                series={[
                  { name: t({ zh: '本年', en: 'This year' }), values: years.map((one) => chartValue(one.cost)) },
                  {
                    name: t({ zh: '上年同期', en: 'Year before' }),
                    values: years.map((one) => chartValue(one.before)),
                    colour: 4,
                  },
                ]}
                unit={t({ zh: '元', en: 'yuan' })}
                height={Math.max(160, years.length * 52 + 60)}
              />
              {years.map((one) => (
                <details key={one.year} className={css.details}>
                  <summary>
                    {label(one)}{' '}
                    {one.changePercent === null
                      ? t(DIRECTIONS.unknown)
                      : `${t(DIRECTIONS[one.direction])} ${one.changePercent.replace('-', '')}%`}
                  </summary>
                  <p className={css.formula}>{one[language]}</p>
                  <div className={css.scroll}>
                    <table className={css.table}>
                      <thead>
                        <tr>
                          <th scope="col">{t({ zh: '经济分类', en: 'Class' })}</th>
                          <th scope="col">{t({ zh: '本年（元）', en: 'This year' })}</th>
                          <th scope="col">{t({ zh: '上年同期（元）', en: 'Year before' })}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {one.parts.map((part) => (
                          <tr key={part.code}>
                            <th scope="row">
                              {part.code} {part.zh}
                            </th>
                            <td>{groupDigits(part.amount)}</td>
                            <td>{groupDigits(part.before)}</td>
                          </tr>
                        ))}
                      </tbody>
                      <tfoot>
                        <tr>
                          <th scope="row">{t({ zh: '合计', en: 'Total' })}</th>
                          <td>{groupDigits(one.cost)}</td>
                          <td>{groupDigits(one.before)}</td>
                        </tr>
                      </tfoot>
                    </table>
                  </div>
                </details>
              ))}
              <p className="meta">
                {t({
                  zh: `口径：${classes.map((one) => `${one.code} ${one.zh}`).join('、')}。数据截至 ${tableTime(asOf)}`,
                  en: `Classes: ${classes.map((one) => one.code).join(', ')}. As of ${tableTime(asOf)}`,
                })}
              </p>
            </div>
          )
        }}
      </Loaded>
    </Card>
  )
}
