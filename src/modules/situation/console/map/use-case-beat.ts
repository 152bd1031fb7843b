import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive } from '#ui/live.ts'

/** A change is drawn at once; those that follow closely are drawn together. */
const LEAST_GAP_MS = 1500
const SPREAD_MS = 300

/** Counts up when cases have changed, not more than every second or two, and not at the same moment on every desk. */
export function useCaseBeat(isLive: boolean): number {
  const [beat, setBeat] = useState(0)
  const last = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const count = useCallback(() => {
    timer.current = undefined
    last.current = Date.now()
    setBeat((before) => before + 1)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  useLive('cases.caseChanged', () => {
    if (!isLive || timer.current !== undefined) return
    const wait = Math.max(Math.random() * SPREAD_MS, last.current + LEAST_GAP_MS - Date.now())
    timer.current = setTimeout(count, wait)
  })
  return beat
}
