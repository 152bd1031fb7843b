import { useEffect, useRef } from 'react'
import { onLive } from './live.ts'
import { nextAsk, type Pace } from './live-pace.ts'

/**
 * Asks again soon after something happened of which a screen shows a part: spread over the screens, and never more
 * often than they can be answered. `wants`: whether this happening concerns the screen. A page in the background waits
 * until it is looked at.
 */
export function useLiveReload(
  topic: string,
  reload: () => void,
  wants: (told: Record<string, unknown>) => boolean = () => true,
): void {
  const latest = useRef({ reload, wants })
  latest.current = { reload, wants }
  useEffect(() => {
    let last: Pace | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let owed = false
    const ask = () => {
      timer = undefined
      if (document.hidden) owed = true
      else latest.current.reload()
    }
    const look = () => {
      if (document.hidden || !owed) return
      owed = false
      latest.current.reload()
    }
    const stop = onLive(topic, (told) => {
      if (timer !== undefined || !latest.current.wants(told)) return
      const nowMs = performance.now()
      last = nextAsk(last, nowMs, Math.random())
      timer = setTimeout(ask, last.atMs - nowMs)
    })
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [topic])
}
