import { useEffect, useRef } from 'react'
import { getCase } from '#modules/cases/contract.ts'
import { useOperation } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { CallPane } from './call-pane.tsx'
import { CallQueue } from './call-queue.tsx'
import css from './callback.module.css'
import { DecidePane } from './decide-pane.tsx'
import { useQueue } from './use-queue.ts'

const VIEWS = {
  callback: {
    title: { zh: '待回访', en: 'To call back' },
    empty: { zh: '无待回访案件。核查通过或免核查后自动出现', en: 'Nobody to call; checked cases appear here' },
  },
  decide: {
    title: { zh: '待研判', en: 'To decide' },
    empty: { zh: '无待研判案件。重办后仍不满意的会出现在这里', en: 'Nothing to decide' },
  },
} as const
type View = keyof typeof VIEWS

/** Calls for the officer; what the calls could not settle for the duty chief. */
export default function CallbackPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayCall = useMay('cases:submit-callback')
  const mayDecide = useMay('cases:decide-callback')
  const asked = address.one('view')
  const view: View = asked === 'decide' || (asked === null && !mayCall && mayDecide) ? 'decide' : 'callback'
  return (
    <CallbackView
      key={view}
      view={view}
      note={
        mayDecide ? (
          <nav className={css.tabs} aria-label={t({ zh: '回访列表', en: 'Lists' })}>
            {(Object.keys(VIEWS) as View[]).map((one) => (
              <To key={one} href={`/c/callback?view=${one}`} aria-current={one === view ? 'page' : undefined}>
                {t(VIEWS[one].title)}
              </To>
            ))}
          </nav>
        ) : null
      }
    />
  )
}

function CallbackView({ view, note }: { view: View; note: React.ReactNode }) {
  const { t } = useWords()
  const address = useAddressQuery()
  const queue = useQueue(view)
  const wanted = address.one('case')
  const current = queue.rows.find(({ row }) => row.id === wanted)?.row.id ?? queue.rows[0]?.row.id ?? null
  const detail = useOperation(getCase, { id: current ?? '' }, { enabled: current !== null, forgetful: true })
  const box = useRef<HTMLDivElement>(null)
  const focusNext = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after recording, the row that is now current takes the keyboard
  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    box.current?.querySelector<HTMLElement>('tr[aria-current=true]')?.focus()
  }, [current])
  const goOn = () => {
    const at = queue.rows.findIndex(({ row }) => row.id === current)
    const next = queue.rows[at + 1] ?? queue.rows[at - 1]
    focusNext.current = true
    address.change({ case: next?.row.id })
  }
  const onDone = () => {
    goOn()
    if (current) queue.drop(current)
  }
  useKeys([{ keys: 'R', title: { zh: '刷新列表', en: 'Refresh the list' }, run: queue.takeAll }])
  return (
    <Page
      fill
      title={t({ zh: '回访', en: 'Call-back' })}
      note={note}
      actions={
        <>
          {queue.newCount > 0 ? (
            <button type="button" className={css.news} onClick={queue.takeAll}>
              {t({ zh: `新增 ${queue.newCount} 件`, en: `${queue.newCount} new` })}
              <KeyHint keys="R" />
            </button>
          ) : null}
          {queue.answeredAtMs > 0 ? (
            <span className="meta">
              {t({
                zh: `数据截至 ${clockTime(queue.answeredAtMs)}`,
                en: `as of ${clockTime(queue.answeredAtMs)}`,
              })}
            </span>
          ) : null}
        </>
      }
    >
      <div className={css.split} ref={box}>
        <CallQueue
          label={VIEWS[view].title}
          queue={queue}
          current={current}
          choose={(id) => address.change({ case: id })}
          empty={VIEWS[view].empty}
        />
        {current === null ? (
          <EmptyState>
            {t({ zh: '左侧有案件时在此办理', en: 'What you choose on the left is handled here' })}
          </EmptyState>
        ) : (
          <div className={css.pane}>
            <Loaded reading={detail}>
              {(data) =>
                view === 'decide' ? (
                  <DecidePane key={data.case.id} detail={data} onDone={onDone} />
                ) : (
                  <CallPane key={data.case.id} detail={data} onDone={onDone} onLater={goOn} />
                )
              }
            </Loaded>
          </div>
        )}
      </div>
    </Page>
  )
}
