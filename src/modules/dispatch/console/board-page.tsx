import { useEffect, useRef, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { viewBoard } from '../contract.ts'
import css from './board.module.css'
import { QueueTable } from './queue.tsx'
import { SendPane } from './send-pane.tsx'
import { useQueue } from './use-queue.ts'

const REFRESH_MS = 30_000

/** What waits on the left, the units on the right: D, 1–3, Enter, and the next case is at hand. */
export default function BoardPage() {
  const { t } = useWords()
  const say = useSay()
  const address = useAddressQuery()
  const queue = useQueue()
  const board = useOperation(viewBoard, {}, { everyMs: REFRESH_MS })
  const input = useRef<HTMLInputElement>(null)
  const [picked, setPicked] = useState<{ caseId: string; unit: string } | null>(null)
  const asked = address.one('case')
  const current = queue.rows.find(({ row }) => row.id === asked)?.row.id ?? queue.rows[0]?.row.id ?? null
  const focusNext = useRef(false)
  const queueBox = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after sending, the row that is now current takes the keyboard
  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    queueBox.current?.querySelector<HTMLElement>('tr[aria-current=true]')?.focus()
  }, [current])

  const choose = (id: string) => address.change({ case: id })
  const pick = (unit: string | null) => setPicked(unit && current ? { caseId: current, unit } : null)
  const onSent = (caseNo: string, unit: string) => {
    if (!current) return
    const at = queue.rows.findIndex(({ row }) => row.id === current)
    const next = queue.rows[at + 1] ?? queue.rows[at - 1]
    queue.drop(current)
    setPicked(null)
    focusNext.current = true
    address.change({ case: next?.row.id })
    say(t({ zh: `${caseNo.slice(-8)} 已派往 ${unit}。下一件`, en: `${caseNo.slice(-8)} sent to ${unit}. Next` }))
  }
  useKeys([
    {
      keys: 'D',
      title: { zh: '派遣：选单位', en: 'Dispatch: choose a unit' },
      enabled: current !== null,
      run: () => input.current?.focus(),
    },
    { keys: 'R', title: { zh: '刷新列表', en: 'Refresh the list' }, run: queue.takeAll },
    {
      keys: 'Esc',
      title: { zh: '回到列表', en: 'Back to the list' },
      run: () => {
        setPicked(null)
        queueBox.current?.querySelector<HTMLElement>('tr[aria-current=true]')?.focus()
      },
    },
  ])
  const sentToday = board.data?.units.reduce((sum, unit) => sum + unit.sentToday, 0) ?? null
  return (
    <Page
      fill
      title={t({ zh: '派遣', en: 'Dispatch' })}
      note={
        board.data
          ? t({
              zh: `今日已派 ${sentToday} 件 · 数据截至 ${clockTime(board.data.asOf)}`,
              en: `${sentToday} sent today · as of ${clockTime(board.data.asOf)}`,
            })
          : null
      }
      actions={
        queue.newCount > 0 ? (
          <button type="button" className={css.news} onClick={queue.takeAll}>
            {t({ zh: `新增 ${queue.newCount} 件`, en: `${queue.newCount} new` })}
            <KeyHint keys="R" />
          </button>
        ) : null
      }
    >
      <div className={css.board} ref={queueBox}>
        <QueueTable queue={queue} current={current} choose={choose} sentToday={sentToday} />
        <div className={css.side}>
          <Loaded reading={board} lines={10}>
            {(data) =>
              current === null ? (
                <EmptyState>{t({ zh: '没有可派的案件', en: 'Nothing to dispatch' })}</EmptyState>
              ) : (
                <SendPane
                  caseId={current}
                  board={data}
                  input={input}
                  picked={picked?.caseId === current ? picked.unit : null}
                  pick={pick}
                  drop={(unit, caseId) => {
                    choose(caseId)
                    setPicked({ caseId, unit })
                    input.current?.focus()
                  }}
                  onSent={onSent}
                />
              )
            }
          </Loaded>
        </div>
      </div>
    </Page>
  )
}
