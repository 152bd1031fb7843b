import { Segmented } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { listLineCases } from '../contract.ts'
import css from './evaluation.module.css'

type Part = 'lost' | 'denominator'

/** The cases behind a line; first those that took its points. */
export function LineCases({ sheetId, scope, indicator }: { sheetId: string; scope: string; indicator: string }) {
  const { t } = useWords()
  const [part, setPart] = useState<Part>('lost')
  const reading = useOperation(listLineCases, { id: sheetId, scope, indicator, part }, { forgetful: true })
  return (
    <div className={css.lines}>
      <Segmented<Part>
        size="small"
        value={part}
        onChange={setPart}
        options={[
          { value: 'lost', label: t({ zh: '丢分的', en: 'that lost points' }) },
          { value: 'denominator', label: t({ zh: '全部计入的', en: 'all counted' }) },
        ]}
      />
      <Loaded reading={reading} lines={3}>
        {({ items, counted, hidden, cut }) => (
          <>
            <p className="meta">
              {t({
                zh: `共 ${count(counted)}${cut ? ' 件以上' : ' 件'}`,
                en: `${count(counted)}${cut ? ' or more' : ''}`,
              })}
              {hidden > 0
                ? t({
                    zh: `，其中 ${count(hidden)} 件不在您的管辖范围，只计数`,
                    en: `; ${count(hidden)} lie outside your area`,
                  })
                : ''}
            </p>
            {items.length === 0 && hidden === 0 ? (
              <EmptyState>{t({ zh: '没有这样的案件', en: 'There are none' })}</EmptyState>
            ) : (
              <ul className={css.lines}>
                {items.map((one) => (
                  <li key={one.id}>
                    <To href={`/c/cases/${one.id}`}>{one.title}</To>
                    <div className="meta">
                      {one.caseNo} · {tableTime(one.reportedAt)}
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
