import { Button, Select } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { tableTime, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type CalendarView, getCalendarYear, listCalendars } from '../contract.ts'
import css from './calendar/calendar.module.css'
import { DuesRuns } from './calendar/dues-runs.tsx'
import { FixDay } from './calendar/fix-day.tsx'
import { LoadYear } from './calendar/load-year.tsx'
import { YearGrid } from './calendar/year-grid.tsx'

const YEARS_AHEAD = 2

/** The working calendar: twelve months of a year, its hours, what was changed when, and which dues moved by it. */
export default function CalendarPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const reading = useOperation(listCalendars, {})
  const mayEdit = useMay('clocks:edit-calendar')
  const mayWatch = useMay('clocks:watch-calendar')
  const [beside, setBeside] = useState<'load' | { date: string } | null>(null)
  const thisYear = Number(today().slice(0, 4))
  const asked = Number(query.one('year'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear
  return (
    <Page
      fill
      title={t({ zh: '工作日历', en: 'Calendars' })}
      actions={
        mayEdit ? (
          <Button type="primary" onClick={() => setBeside('load')}>
            {t({ zh: `载入 ${year} 年`, en: `Load ${year}` })}
          </Button>
        ) : null
      }
    >
      <Loaded reading={reading} lines={12}>
        {({ items: [calendar] }) =>
          calendar ? (
            <Split>
              <div className={css.main} data-scrolls>
                {calendar.warnings.map((warning) => (
                  <p key={warning.year} className={css.warning} role="alert">
                    {t(warning)}
                  </p>
                ))}
                <div className={css.tools}>
                  <Select
                    aria-label={t({ zh: '年份', en: 'Year' })}
                    value={year}
                    onChange={(value) => query.change({ year: String(value) })}
                    options={yearsOf(calendar, thisYear).map((one) => ({
                      value: one,
                      label: `${one}${coverageText(calendar, one, t)}`,
                    }))}
                  />
                  <Legend />
                </div>
                <Year calendar={calendar} year={year} onDay={mayEdit ? (date) => setBeside({ date }) : undefined} />
                <Hours calendar={calendar} />
                {mayWatch ? <DuesRuns /> : null}
                <Versions calendar={calendar} />
              </div>
              {beside === 'load' ? (
                <LoadYear calendar={calendar} year={year} onClose={() => setBeside(null)} />
              ) : beside ? (
                <FixDay key={beside.date} calendar={calendar} date={beside.date} onClose={() => setBeside(null)} />
              ) : null}
            </Split>
          ) : (
            <p className={css.none}>{t({ zh: '还没有日历。请先初始化本区数据。', en: 'There is no calendar yet.' })}</p>
          )
        }
      </Loaded>
    </Page>
  )
}

type Say = ReturnType<typeof useWords>['t']

function yearsOf({ years }: CalendarView, thisYear: number): number[] {
  const known = years.map(({ year }) => year)
  const ahead = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => thisYear + index)
  return [...new Set([...known, ...ahead])].sort((a, b) => b - a)
}

function coverageText({ years }: CalendarView, year: number, t: Say): string {
  const found = years.find((one) => one.year === year)
  if (!found) return t({ zh: '（未载入）', en: ' (not loaded)' })
  return found.coverage === 'provisional' ? t({ zh: '（预排）', en: ' (provisional)' }) : ''
}

function Year({
  calendar,
  year,
  onDay,
}: {
  calendar: CalendarView
  year: number
  onDay: ((date: string) => void) | undefined
}) {
  const { t } = useWords()
  const reading = useOperation(getCalendarYear, { key: calendar.key, year, version: calendar.version })
  return (
    <Loaded reading={reading} lines={12}>
      {({ days, workingDays, coverage }) => (
        <>
          <p className={css.sum}>
            {t({ zh: `${year} 年共 ${workingDays} 个工作日`, en: `${workingDays} working days in ${year}` })}
            {coverage === 'missing'
              ? t({ zh: '，未载入，按周一至周五', en: '; not loaded, Monday to Friday' })
              : coverage === 'provisional'
                ? t({ zh: '，预排', en: ', provisional' })
                : ''}
          </p>
          <YearGrid year={year} days={days} onDay={onDay} />
        </>
      )}
    </Loaded>
  )
}

function Legend() {
  const { t } = useWords()
  const items = [
    ['working', { zh: '上班', en: 'working' }],
    ['made-up', { zh: '调休上班', en: 'made-up working day' }],
    ['weekend', { zh: '周末', en: 'weekend' }],
    ['holiday', { zh: '放假', en: 'day off' }],
    ['own', { zh: '本区自定', en: 'the district’s own' }],
  ] as const
  return (
    <ul className={css.legend}>
      {items.map(([kind, words]) => (
        <li key={kind}>
          <i className={css.sample} data-kind={kind} aria-hidden="true" />
          {t(words)}
        </li>
      ))}
    </ul>
  )
}

function Hours({ calendar }: { calendar: CalendarView }) {
  const { t } = useWords()
  const { spans, spansByDate, wdMode } = calendar
  const text = (list: readonly { from: string; to: string }[]) => list.map(({ from, to }) => `${from}–${to}`).join('，')
  return (
    <Card title={t({ zh: '工作时段', en: 'Working hours' })}>
      <Facts
        facts={[
          [t({ zh: '平日', en: 'Ordinary' }), text(spans)],
          ...spansByDate.map((range) => [`${range.from} – ${range.to}`, text(range.spans)] as const),
          [
            t({ zh: '工作日', en: 'Working day' }),
            wdMode === 'endOfDay'
              ? t({
                  zh: '到当日下班为一个，起算当日不计',
                  en: 'used at the end of the day; the first day never counts',
                })
              : t({ zh: '按平日工作时长滚动计算', en: 'rolling, by the hours of an ordinary day' }),
          ],
        ]}
      />
    </Card>
  )
}

function Versions({ calendar }: { calendar: CalendarView }) {
  const { t } = useWords()
  return (
    <Card title={t({ zh: '版本', en: 'Versions' })}>
      <ul>
        {calendar.versions.map(({ version, changedAt, changedBy, why }) => (
          <li key={version}>
            {t({ zh: `第 ${version} 版`, en: `version ${version}` })} {tableTime(changedAt)} {changedBy} {why}
          </li>
        ))}
      </ul>
    </Card>
  )
}
