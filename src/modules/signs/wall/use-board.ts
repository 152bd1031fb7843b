import { useEffect, useRef } from 'react'
import { useOperation } from '#ui/call.ts'
import { useLive } from '#ui/live.ts'
import { type BoardSign, getBoard } from '../contract.ts'

const REFRESH_MS = 30_000
export const STALE_MS = 3 * REFRESH_MS
const GATHER_MS = 2000

/** All signs as they stand, asked again when some have changed. */
export function useBoard() {
  const board = useOperation(getBoard, {}, { everyMs: REFRESH_MS })
  const { reload } = board
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(gathering.current), [])
  useLive('signs.signsChanged', () => {
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined
      reload()
    }, GATHER_MS)
  })
  return board
}

const WEIGHT = { red: 0, orange: 1, yellow: 2, normal: 3 } as const

/** Red and orange ones, the worst first, of those the ones that turned last. */
export function alarmsOf(signs: readonly BoardSign[]): BoardSign[] {
  return signs
    .filter(({ level }) => level === 'red' || level === 'orange')
    .toSorted((a, b) => WEIGHT[a.level!] - WEIGHT[b.level!] || (b.since ?? '').localeCompare(a.since ?? ''))
}
