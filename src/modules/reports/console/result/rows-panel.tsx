import { Segmented } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listReportRows, type ReportResult } from '../../contract.ts'
import css from './result.module.css'
import type { OpenFigure } from './result-table.tsx'

const SHOWN = 100

/** The rows behind a figure: of a rate its numerator first, since that is what people look for. */
export function RowsPanel({ result, figure, onClose }: { result: ReportResult; figure: OpenFigure; onClose(): void }) {
  const { t } = useWords()
  const isShare = result.query.measures[figure.measure]?.kind === 'share'
  const [of, setOf] = useState<'n' | 'd' | 'rest'>('n')
  const rows = useOperation(
    listReportRows,
    {
      query: result.query,
      ...(figure.keys === null ? {} : { keys: figure.keys }),
      part: { measure: figure.measure, of: isShare ? of : 'd' },
      limit: SHOWN,
    },
    { forgetful: true },
  )
  return (
    <SidePanel title={figure.title} onClose={onClose}>
      <div className={css.rows}>
        {isShare ? (
          <Segmented<'n' | 'd' | 'rest'>
            value={of}
            onChange={(value) => setOf(value)}
            options={[
              { value: 'n', label: t({ zh: '是（分子）', en: 'yes (numerator)' }) },
              { value: 'rest', label: t({ zh: '否', en: 'no' }) },
              { value: 'd', label: t({ zh: '全部（分母）', en: 'all (denominator)' }) },
            ]}
          />
        ) : null}
        <Loaded reading={rows} lines={8}>
          {({ total, items }) =>
            total === 0 ? (
              <EmptyState>{t({ zh: '没有这样的案件', en: 'There are none' })}</EmptyState>
            ) : (
              <>
                <p className={css.grey}>
                  {t({
                    zh: `共 ${count(total)} 条${total > items.length ? `，最近 ${items.length} 条` : ''}`,
                    en: `${count(total)}${total > items.length ? `, the newest ${items.length}` : ''}`,
                  })}
                </p>
                <ul className={css.list}>
                  {items.map((item) => (
                    <li key={item.id}>
                      <To href={item.href}>{item.title}</To>
                      <span className={css.grey}>{[item.no, tableTime(item.at), ...item.said.map(t)].join(' · ')}</span>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      </div>
    </SidePanel>
  )
}
