import { Input } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { listIndicators, readFigures } from '../contract.ts'
import { isFewer, showFigure, showPart } from '../domain/show-figure.ts'
import { monthNow } from './choices.ts'
import css from './indicators.module.css'

/** The book: every indicator along the way of a case, what it says this month, and what it counts. */
export default function BookPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const [nowMs] = useState(Date.now)
  const period = address.one('period') ?? monthNow(nowMs)
  const asked = (address.one('text') ?? '').trim().toLowerCase()
  const book = useOperation(listIndicators, {}, { freshForMs: 600_000 })
  const figures = useOperation(readFigures, { period, by: 'district' })
  const whole = new Map(
    (figures.data?.rows ?? []).filter(({ scope }) => scope === '*').map((row) => [`${row.id} ${row.basis}`, row]),
  )
  return (
    <Page
      title={t({ zh: '指标', en: 'Indicators' })}
      note={
        figures.data
          ? t({
              zh: `数据截至 ${tableTime(figures.data.asOf)}${figures.data.running ? '（期间未结束）' : ''}${figures.data.frozen ? ' · 已定稿' : ''} · 口径 ${figures.data.bookVersion}`,
              en: `As of ${tableTime(figures.data.asOf)} · definitions ${figures.data.bookVersion}`,
            })
          : null
      }
    >
      <div className={css.row}>
        <Input.Search
          allowClear
          className={css.search}
          placeholder={t({ zh: '找指标：名称、口径里的字', en: 'Find an indicator' })}
          defaultValue={asked}
          onSearch={(text) => address.change({ text: text || undefined })}
        />
        <label className={css.field}>
          {t({ zh: '期间', en: 'Period' })}
          <input
            type="month"
            className={css.pick}
            value={period.length === 7 ? period : ''}
            onChange={({ target }) => target.value && address.change({ period: target.value })}
          />
        </label>
      </div>
      <Loaded reading={book} lines={12}>
        {({ groups, items, elsewhere, smallSample }) => {
          const found = items.filter(({ id, zh, en, numerator, denominator }) =>
            [id, zh, en, numerator, denominator ?? ''].some((text) => text.toLowerCase().includes(asked)),
          )
          if (found.length === 0)
            return <EmptyState>{t({ zh: '没有找到。换一个词再找', en: 'Nothing found: try another word' })}</EmptyState>
          return (
            <>
              {groups.map((group) => {
                const mine = found.filter((one) => one.group === group.id)
                if (mine.length === 0) return null
                return (
                  <Card key={group.id} title={t(group)} flush>
                    <div className={css.scroll}>
                      <table className={`${css.table} ${css.book}`}>
                        <thead>
                          <tr>
                            <th scope="col">{t({ zh: '指标', en: 'Indicator' })}</th>
                            <th scope="col" className={css.number}>
                              {t({ zh: '原始', en: 'Raw' })}
                            </th>
                            <th scope="col" className={css.number}>
                              {t({ zh: '剔除后', en: 'Adjusted' })}
                            </th>
                            <th scope="col" className={css.number}>
                              n
                            </th>
                            <th scope="col">{t({ zh: '算什么', en: 'What it counts' })}</th>
                          </tr>
                        </thead>
                        <tbody>
                          {mine.map((one) => {
                            const raw = whole.get(`${one.id} raw`)
                            const adjusted = whole.get(`${one.id} adjusted`)
                            return (
                              <tr key={one.id}>
                                <th scope="row">
                                  <To href={`/c/indicators/${one.id}?period=${period}`}>{t(one)}</To>
                                </th>
                                <td className={css.number} data-few={isFewer(raw?.denominator ?? null, smallSample)}>
                                  {showFigure(raw?.value ?? null, one.unit)}
                                </td>
                                <td className={css.number}>{showFigure(adjusted?.value ?? null, one.unit)}</td>
                                <td className={css.number}>
                                  {raw?.denominator ? showPart(raw.denominator, false) : ''}
                                </td>
                                <td className={css.said}>
                                  {one.denominator === null ? one.numerator : `${one.denominator}，${one.numerator}`}
                                </td>
                              </tr>
                            )
                          })}
                        </tbody>
                      </table>
                    </div>
                  </Card>
                )
              })}
              {elsewhere.length > 0 && asked === '' ? (
                <Card title={t({ zh: '不由案件核算的指标', en: 'Not reckoned from cases' })}>
                  <p className={css.said}>
                    {t({ zh: '这些指标的来源不是案件，在各自的页面里看：', en: 'Kept where their sources are: ' })}
                    {elsewhere.map(({ zh }) => zh).join('；')}
                  </p>
                </Card>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
