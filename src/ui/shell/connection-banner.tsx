import { useSyncExternalStore } from 'react'
import { clockTime } from '../format.ts'
import { useWords } from '../language.ts'
import { useLiveState } from '../live.ts'
import css from './shell.module.css'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** `连接中断，显示 10:42 的数据，正在重连`: what is on screen stays, with its time. */
export function ConnectionBanner() {
  const { t } = useWords()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const { state, lastSeenMs } = useLiveState()
  if (online && state !== 'broken') return null
  const at = lastSeenMs === 0 ? null : clockTime(lastSeenMs)
  return (
    <div className={css.banner} role="status">
      {at === null
        ? t({ zh: '实时连接中断，正在重连', en: 'The live connection is down; reconnecting' })
        : t({
            zh: `连接中断，显示 ${at} 的数据，正在重连`,
            en: `No connection; this is as of ${at}. Reconnecting`,
          })}
    </div>
  )
}
