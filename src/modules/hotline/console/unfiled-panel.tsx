import { Button } from 'antd'
import { usePages } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listUnfiled } from '../contract.ts'
import type { FilingOutcome } from '../domain/filing.ts'
import { FILING_NAMES } from '../words.ts'
import css from './hotline.module.css'

/** The cases of a channel that were not filed, newest first, each with its reason. */
export function UnfiledPanel({
  channel,
  name,
  outcome,
  period,
  onClose,
}: {
  channel: string
  name: string
  /** Null: all that were not filed. */
  outcome: FilingOutcome | null
  period: { from: string; until: string }
  onClose(): void
}) {
  const { t } = useWords()
  const nowMs = useNow()
  const pages = usePages(listUnfiled, { ...period, channel, limit: 50, ...(outcome ? { outcome } : {}) })
  const what = outcome === null ? { zh: '未立案', en: 'not filed' } : FILING_NAMES[outcome]
  return (
    <SidePanel title={`${name} · ${t(what)}`} onClose={onClose}>
      <Loaded reading={pages} lines={8}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState>
              {t({ zh: '没有这样的案件，收到的都已立案', en: 'There is none: all that came in was filed' })}
            </EmptyState>
          ) : (
            <ul className={css.rows}>
              {found.map((row) => (
                <li key={row.caseId}>
                  <div className={css.line}>
                    <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To>
                    <span className="meta">{shortTime(row.reportedAt, nowMs)}</span>
                  </div>
                  <div>
                    {outcome === null ? <b>{t(FILING_NAMES[row.outcome])}</b> : null} {t(row.reason)}
                  </div>
                </li>
              ))}
              {pages.hasMore ? (
                <li>
                  <Button onClick={pages.loadMore} loading={pages.loadingMore}>
                    {t({ zh: '更多', en: 'More' })}
                  </Button>
                </li>
              ) : null}
            </ul>
          )
        }
      </Loaded>
    </SidePanel>
  )
}
