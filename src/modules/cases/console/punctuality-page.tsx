import { Select } from 'antd'
import { type ClockName, clockCards, clockNames } from '#modules/clocks/contract.ts'
import { useOperation } from '#ui/call.ts'
import { Chart } from '#ui/chart.ts'
import { count, rate, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { measurePunctuality } from '../contract.ts'
import { useNames } from './names.ts'
import { PeriodBar, usePeriod } from './report/period-bar.tsx'
import css from './report/report.module.css'

const BY = {
  step: { zh: '环节', en: 'step' },
  unit: { zh: '单位', en: 'unit' },
  person: { zh: '人员', en: 'person' },
  street: { zh: '街道', en: 'street' },
} as const
type By = keyof typeof BY

const MOST_BARS = 20
const SIGNIFICANT = 1000

const isBy = (text: string | null): text is By => text !== null && Object.hasOwn(BY, text)
const isStep = (text: string | null): text is ClockName => text !== null && clockNames.some((name) => name === text)

/** How much was done in time: every step of the life cycle, by unit, person or street. */
export default function PunctualityPage() {
  const { t } = useWords()
  const names = useNames()
  const address = useAddressQuery()
  const asked = address.one('by')
  const by: By = isBy(asked) ? asked : 'step'
  const askedStep = address.one('step')
  const step: ClockName = isStep(askedStep) ? askedStep : 'handle'
  const { period, span } = usePeriod()
  const measured = useOperation(measurePunctuality, { by, ...(by === 'step' ? {} : { step }), ...span })
  const nameOf = ({ key, name }: { key: string | null; name: string | null }) => {
    if (key === null) return t({ zh: '未办', en: 'not done' })
    switch (by) {
      case 'step':
        return isStep(key) ? t(clockCards[key]) : key
      case 'unit':
        return names.unit(key)
      case 'street':
        return names.street(key)
      default:
        return name ?? t({ zh: '系统', en: 'system' })
    }
  }
  return (
    <Page title={t({ zh: '时效统计', en: 'Punctuality' })}>
      <div className={css.bar}>
        <Select
          aria-label={t({ zh: '统计口径', en: 'Count by' })}
          value={by}
          popupMatchSelectWidth={false}
          onChange={(value) => address.change({ by: value })}
          options={(Object.keys(BY) as By[]).map((value) => ({
            value,
            label: t({ zh: `按${BY[value].zh}`, en: `by ${BY[value].en}` }),
          }))}
        />
        {by === 'step' ? null : (
          <Select
            aria-label={t({ zh: '环节', en: 'Step' })}
            value={step}
            popupMatchSelectWidth={false}
            onChange={(value) => address.change({ step: value })}
            options={clockNames.map((value) => ({ value, label: t(clockCards[value]) }))}
          />
        )}
        <PeriodBar period={period} />
      </div>
      <Loaded reading={measured} lines={12}>
        {({ rows, asOf }) => {
          const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0)
          const due = sum((row) => row.due)
          const ofStep = by === 'step' ? '' : t({ zh: `“${clockCards[step].zh}”`, en: ` of “${clockCards[step].en}”` })
          const sentence = t({
            zh: `${period.from} 至 ${period.to} 到期的环节${ofStep}，按${BY[by].zh}：应办 ${count(due)} 个，按时 ${rate(
              sum((row) => row.met),
              due,
              '个',
            )}。首次到期时间为准，延期另列；数据截至 ${tableTime(asOf)}`,
            en: `Steps${ofStep} due ${period.from} to ${period.to}, by ${BY[by].en}: ${count(due)}, in time ${rate(
              sum((row) => row.met),
              due,
              '',
            )}. By the first due; extensions apart. As of ${tableTime(asOf)}`,
          })
          if (due === 0)
            return (
              <EmptyState>
                {t({
                  zh: `${period.from} 至 ${period.to} 没有到期的环节。换一段时间再看`,
                  en: 'No step was due in this time. Choose another',
                })}
              </EmptyState>
            )
          const charted = rows.slice(0, MOST_BARS)
          return (
            <>
              <p className={css.sentence}>{sentence}</p>
              <div className={css.grid}>
                <Card title={t({ zh: '按时率，%', en: 'In time, %' })}>
                  <Chart
                    label={sentence}
                    kind="bar"
                    unit="%"
                    categories={charted.map(nameOf)}
                    series={[
                      {
                        name: t({ zh: '按时率', en: 'in time' }),
                        values: charted.map((row) => Math.round((row.met / row.due) * SIGNIFICANT) / 10),
                      },
                    ]}
                  />
                </Card>
                <Card flush>
                  <table className={css.table}>
                    <caption className="said">{sentence}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t(BY[by])}</th>
                        <th scope="col">{t({ zh: '应办（个）', en: 'Due' })}</th>
                        <th scope="col">{t({ zh: '按时', en: 'In time' })}</th>
                        <th scope="col">{t({ zh: '超期', en: 'Late' })}</th>
                        <th scope="col">{t({ zh: '其中延期', en: 'Extended' })}</th>
                        <th scope="col">{t({ zh: '按时率 / 个数', en: 'Rate / n' })}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={row.key ?? 'none'}>
                          <th scope="row">{nameOf(row)}</th>
                          <td>{count(row.due)}</td>
                          <td>{count(row.met)}</td>
                          <td>{count(row.late)}</td>
                          <td>{count(row.extended)}</td>
                          <td>{rate(row.met, row.due, t({ zh: '个', en: '' }))}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Card>
              </div>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
