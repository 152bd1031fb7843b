import { Button } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { getBulletinYear, produceBulletin } from '../contract.ts'
import { words } from '../words.ts'
import css from './bulletins.module.css'

const STATES = {
  signed: { zh: '已签发', en: 'signed' },
  draft: { zh: '草稿', en: 'draft' },
  missing: { zh: '缺，点击补出', en: 'missing: click to make it' },
  before: { zh: '启用以前，点击可补出', en: 'before bulletins began: click to make it' },
  ahead: { zh: '未到期', en: 'not due' },
} as const

/** A year at a glance: what has been produced, what is missing; a missing one is made with a click. */
export default function CalendarPage() {
  const { t } = useWords()
  const go = useGo()
  const nowMs = useNow()
  const address = useAddressQuery()
  const produce = useCommand(produceBulletin)
  const thisYear = new Date(nowMs + 8 * 3_600_000).getUTCFullYear()
  const year = Number(address.one('year')) || thisYear
  const reading = useOperation(getBulletinYear, { year })
  const open = async (template: string, period: { key: string; id: string | null; state: string }) => {
    if (period.id) {
      go(`/c/bulletins/${period.id}`)
      return
    }
    if (period.state === 'ahead') return
    const made = await produce.run({ template, period: period.key })
    if (made) go(`/c/bulletins/${made.id}`)
  }
  return (
    <Page
      title={t({ zh: `简报日历 ${year} 年`, en: `Bulletins of ${year}` })}
      actions={
        <>
          <Button onClick={() => address.change({ year: String(year - 1) })}>
            {t({ zh: '上一年', en: 'Year before' })}
          </Button>
          <Button disabled={year >= thisYear} onClick={() => address.change({ year: String(year + 1) })}>
            {t({ zh: '下一年', en: 'Next year' })}
          </Button>
          <Button onClick={() => go('/c/bulletins')}>{t(words.bulletins)}</Button>
        </>
      }
    >
      {produce.problem ? <ProblemNotice problem={produce.problem} /> : null}
      <p className={css.legend}>
        {Object.entries(STATES).map(([state, title]) => (
          <span key={state}>
            <i className={css.dot} data-state={state} /> {t(title)}
          </span>
        ))}
      </p>
      <Loaded reading={reading} lines={12}>
        {({ templates }) => (
          <div className={css.year}>
            {templates.map(({ id, zh, periods }) => {
              const made = periods.filter((one) => one.id !== null).length
              const missing = periods.filter((one) => one.state === 'missing').length
              return (
                <section key={id}>
                  <h2>
                    {zh.replaceAll('{district}', '')}
                    <small>
                      {t({
                        zh: `已出 ${made} 期${missing > 0 ? `，缺 ${missing} 期` : ''}`,
                        en: `${made} made${missing > 0 ? `, ${missing} missing` : ''}`,
                      })}
                    </small>
                  </h2>
                  {rowsOf(periods).map(([month, some]) => (
                    <div key={month} className={month ? css.month : undefined}>
                      {month ? <span>{t({ zh: `${Number(month)}月`, en: month })}</span> : null}
                      <div className={css.periods} data-days={month !== ''}>
                        {some.map((period) => (
                          <button
                            key={period.key}
                            type="button"
                            data-state={period.state}
                            disabled={period.state === 'ahead' || produce.busy}
                            title={`${period.key} ${period.number ?? ''} ${t(STATES[period.state])}`}
                            aria-label={`${period.key} ${t(STATES[period.state])}`}
                            onClick={() => void open(id, period)}
                          >
                            {month ? String(Number(period.key.slice(8))) : period.key.slice(5) || period.key}
                          </button>
                        ))}
                      </div>
                    </div>
                  ))}
                </section>
              )
            })}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** Days in rows of their months, weeks and longer periods in one. */
function rowsOf<Period extends { key: string }>(periods: readonly Period[]): [string, Period[]][] {
  return [...Map.groupBy(periods, ({ key }) => (/^\d{4}-\d\d-\d\d$/.test(key) ? key.slice(5, 7) : ''))]
}
