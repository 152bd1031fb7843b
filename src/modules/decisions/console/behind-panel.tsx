import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listBehind } from '../contract.ts'
import type { Part } from '../domain/question.ts'
import css from './decisions.module.css'
import type { PageQuestion } from './page-state.ts'

/** A number that was clicked. */
export interface Opened {
  title: string
  question: PageQuestion
  part: Part
  bucket?: number
}

const SHOWN = 100

/** The cases behind a number, found by the condition that it was counted by. */
export function BehindPanel({ opened, onClose }: { opened: Opened; onClose(): void }) {
  const { t } = useWords()
  const { question, part, bucket, title } = opened
  const rows = useOperation(
    listBehind,
    { ...question, part, ...(bucket === undefined ? {} : { bucket }), limit: SHOWN },
    { forgetful: true },
  )
  return (
    <SidePanel title={title} onClose={onClose}>
      <div className={css.behind}>
        <Loaded reading={rows} lines={8}>
          {({ total, items, asOf }) =>
            total === 0 ? (
              <EmptyState>{t({ zh: '你能看到的范围内没有这样的案件', en: 'None within what you may see' })}</EmptyState>
            ) : (
              <>
                <p className={css.grey}>
                  {t({
                    zh: `共 ${count(total)} 件${total > items.length ? `，最近 ${items.length} 件` : ''} · 数据截至 ${tableTime(asOf)}`,
                    en: `${count(total)}${total > items.length ? `, the newest ${items.length}` : ''} · as of ${tableTime(asOf)}`,
                  })}
                </p>
                <ul>
                  {items.map((item) => (
                    <li key={item.no}>
                      <To href={`/c/cases/${item.no}`}>{item.title}</To>
                      <span className={css.grey}>
                        {[
                          item.no,
                          tableTime(item.reportedAt),
                          t(item.state),
                          item.area ? t(item.area) : null,
                          item.unit ? t(item.unit) : null,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
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
