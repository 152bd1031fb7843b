import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { count, dayAfter, dayStart, rate, tableTime } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { countMeasures, type UnitFigures } from '../contract.ts'
import { words } from '../words.ts'
import css from './supervise.module.css'
import { useUnitNames } from './use-unit-names.ts'

type Numbers = Omit<UnitFigures, 'unit'>
const COLUMNS: readonly [key: keyof Numbers, title: Words, query: string | null][] = [
  ['urges', { zh: '催办', en: 'Urges' }, 'kind=urge'],
  ['automaticUrges', { zh: '其中自动', en: 'by rule' }, 'kind=urge&automatic=1'],
  ['reminders', { zh: '提醒单', en: 'Notes' }, 'kind=reminder'],
  ['supervisionsIII', { zh: '三级督办', en: 'Level III' }, 'level=III'],
  ['supervisionsII', { zh: '二级督办', en: 'Level II' }, 'level=II'],
  ['supervisionsI', { zh: '一级督办', en: 'Level I' }, 'level=I'],
  ['instructions', { zh: '批示', en: 'Instructions' }, 'kind=instruction'],
  ['waiting', { zh: '待答复', en: 'Waiting' }, 'state=open'],
  ['overdue', { zh: '超期未答', en: 'Late' }, 'state=open&overdue=1'],
]

/** What was sent to each unit in a period, and how much of it was answered in time; each number opens its lines. */
export default function StatisticsPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const units = useUnitNames()
  const [today] = useState(() => dayjs())
  const from = address.one('from') ?? today.startOf('month').format('YYYY-MM-DD')
  const to = address.one('to') ?? today.format('YYYY-MM-DD')
  const counted = useOperation(countMeasures, { from: dayStart(from), to: dayAfter(to) })
  const show = (first: dayjs.Dayjs, last: dayjs.Dayjs) =>
    address.change({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD') })
  const lastMonth = today.subtract(1, 'month')
  const cell = (row: UnitFigures, [key, , query]: (typeof COLUMNS)[number]) => {
    const value = row[key]
    if (value === 0 || row.unit === null) return count(value)
    return <To href={`/c/supervise?unit=${row.unit}&from=${from}&to=${to}&${query}`}>{count(value)}</To>
  }
  return (
    <Page title={t(words.statistics)}>
      <div className="row">
        <Button onClick={() => show(today.startOf('month'), today)}>{t({ zh: '本月', en: 'This month' })}</Button>
        <Button onClick={() => show(lastMonth.startOf('month'), lastMonth.endOf('month'))}>
          {t({ zh: '上月', en: 'Last month' })}
        </Button>
        <Button onClick={() => show(today.startOf('year'), today)}>{t({ zh: '今年', en: 'This year' })}</Button>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(days) => {
            if (days?.[0] && days[1]) show(days[0], days[1])
          }}
        />
      </div>
      <Loaded reading={counted} lines={10}>
        {({ rows, asOf, onSite, meetings }) => {
          const sum = (key: keyof Numbers) => rows.reduce((all, row) => all + row[key], 0)
          const sentence = t({
            zh: `${from} 至 ${to} 发出：督办 ${count(sum('supervisionsI') + sum('supervisionsII') + sum('supervisionsIII'))}、提醒单 ${count(sum('reminders'))}、现场督办 ${count(onSite)}、协调会 ${count(meetings)}。数据截至 ${tableTime(asOf)}`,
            en: `${from} to ${to}: ${count(sum('supervisionsI') + sum('supervisionsII') + sum('supervisionsIII'))} supervisions, ${count(sum('reminders'))} notes, ${count(onSite)} on site, ${count(meetings)} meetings. As of ${tableTime(asOf)}`,
          })
          if (rows.length === 0)
            return (
              <>
                <p className={css.sentence}>{sentence}</p>
                <EmptyState>
                  {t({ zh: '这段时间没有发出催办或督办。换一段时间再看', en: 'Nothing was sent then' })}
                </EmptyState>
              </>
            )
          return (
            <>
              <p className={css.sentence}>{sentence}</p>
              <Card flush>
                <div className={css.scroll}>
                  <table className={css.table}>
                    <caption className="said">{sentence}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t({ zh: '责任单位', en: 'Unit' })}</th>
                        {COLUMNS.map(([key, title]) => (
                          <th key={key} scope="col">
                            {t(title)}
                          </th>
                        ))}
                        <th scope="col">{t({ zh: '按时答复率 / 应答复', en: 'In time / due' })}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={row.unit ?? 'centre'}>
                          <th scope="row">{units.nameOf(row.unit)}</th>
                          {COLUMNS.map((column) => (
                            <td key={column[0]}>{cell(row, column)}</td>
                          ))}
                          <td>{rate(row.answeredInTime, row.answersDue, t({ zh: '件', en: '' }))}</td>
                        </tr>
                      ))}
                    </tbody>
                    <tfoot>
                      <tr>
                        <th scope="row">{t({ zh: '合计', en: 'Total' })}</th>
                        {COLUMNS.map(([key]) => (
                          <td key={key}>{count(sum(key))}</td>
                        ))}
                        <td>{rate(sum('answeredInTime'), sum('answersDue'), t({ zh: '件', en: '' }))}</td>
                      </tr>
                    </tfoot>
                  </table>
                </div>
              </Card>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
