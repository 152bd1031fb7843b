import { useEffect, useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { getStart, type Start } from '../contract.ts'

export interface Started extends Start {
  /** By this browser's clock. */
  usableAtMs: number
}

export async function askStart(): Promise<Started> {
  const start = await callOperation(getStart, {})
  return { ...start, usableAtMs: Date.now() + start.waitMs }
}

const AGAIN_MS = 5000

/** What the server says at the beginning; asked again until it is there, and at once when the line is back. */
export function useStart(): Started | null {
  const [start, setStart] = useState<Started | null>(null)
  useEffect(() => {
    let over = false
    let timer = 0
    const ask = () => {
      clearTimeout(timer)
      askStart().then(
        (found) => {
          if (!over) setStart(found)
        },
        () => {
          if (!over) timer = window.setTimeout(ask, AGAIN_MS)
        },
      )
    }
    ask()
    addEventListener('online', ask)
    return () => {
      over = true
      clearTimeout(timer)
      removeEventListener('online', ask)
    }
  }, [])
  return start
}
