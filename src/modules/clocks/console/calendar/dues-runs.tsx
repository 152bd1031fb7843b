import { Button, Progress } from 'antd'
import { useState } from 'react'
import { useOperation, usePages } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Loaded } from '#ui/page.ts'
import { type DuesRun, listDueMoves, listDuesRuns } from '../../contract.ts'
import css from './calendar.module.css'

const LOOK_AGAIN_MS = 2000
const IDLE_MS = 60_000

const STATES: Record<DuesRun['state'], { zh: string; en: string }> = {
  waiting: { zh: '等待', en: 'waiting' },
  running: { zh: '重算中', en: 'running' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '中断', en: 'interrupted' },
}

/** Runs that reckoned open dues by a new version: how far they are, and what they moved. */
export function DuesRuns() {
  const { t } = useWords()
  const [isBusy, setBusy] = useState(false)
  const reading = useOperation(listDuesRuns, {}, { everyMs: isBusy ? LOOK_AGAIN_MS : IDLE_MS })
  const [open, setOpen] = useState<string | null>(null)
  const busyNow = reading.data?.items.some((run) => run.state === 'running' || run.state === 'waiting') ?? false
  if (busyNow !== isBusy) setBusy(busyNow)
  return (
    <Card title={t({ zh: '到期重算', en: 'Dues reckoned again' })}>
      <Loaded reading={reading} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.quiet}>{t({ zh: '日历没有改过，没有重算。', en: 'The calendar has not changed.' })}</p>
          ) : (
            <ul className={css.runs}>
              {items.map((run) => (
                <li key={run.id}>
                  <span>
                    {t({ zh: `第 ${run.version} 版`, en: `version ${run.version}` })} {tableTime(run.startedAt)}{' '}
                    {run.startedBy}
                  </span>
                  <span>{t(STATES[run.state])}</span>
                  {run.state === 'running' && run.cases > 0 ? (
                    <Progress percent={Math.floor((run.done / run.cases) * 100)} size="small" />
                  ) : (
                    <span>
                      {t({
                        zh: `${count(run.done)} 件案件，改动 ${count(run.changed)} 个到期`,
                        en: `${count(run.done)} cases, ${count(run.changed)} dues moved`,
                      })}
                    </span>
                  )}
                  {run.changed > 0 ? (
                    <Button
                      size="small"
                      aria-expanded={open === run.id}
                      onClick={() => setOpen(open === run.id ? null : run.id)}
                    >
                      {open === run.id ? t({ zh: '收起', en: 'Hide' }) : t({ zh: '改了哪些', en: 'What moved' })}
                    </Button>
                  ) : null}
                  {run.fault ? <p className="over">{run.fault}</p> : null}
                  {open === run.id ? <Moves id={run.id} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function Moves({ id }: { id: string }) {
  const { t } = useWords()
  const pages = usePages(listDueMoves, { id })
  return (
    <Loaded reading={pages} lines={3}>
      {(moves) => (
        <>
          <ul>
            {moves.map((move) => (
              <li key={move.clockId}>
                <To href={`/c/cases/${move.caseId}`}>{move.caseNo}</To> {t(move)} {tableTime(move.before)} →{' '}
                {tableTime(move.after)}
                {move.reckoned !== null && move.reckoned !== move.after
                  ? t({
                      zh: `（应为 ${tableTime(move.reckoned)}，已告知的不提前）`,
                      en: ` (${tableTime(move.reckoned)}; what was told is kept)`,
                    })
                  : ''}
                {move.overdueBefore !== null && move.overdueAfter === null
                  ? t({ zh: '，超期标记收回', en: '; no longer overdue' })
                  : ''}
              </li>
            ))}
          </ul>
          {pages.hasMore ? (
            <Button size="small" loading={pages.loadingMore} onClick={pages.loadMore}>
              {t({ zh: '更多', en: 'More' })}
            </Button>
          ) : null}
        </>
      )}
    </Loaded>
  )
}
