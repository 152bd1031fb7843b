import type { Actionable, Level, Quality } from './sign.ts'

export interface LastCase {
  openedMs: number
  open: boolean
}

/**
 * Red on an actionable sign opens one case for each sign and place: none while the last one is open, none within the
 * sign's window after the last (domain §11). What is stale, or made up for a demonstration, opens none.
 */
export function mayOpenCase(
  actionable: Actionable | null,
  now: { level: Level; quality: Quality; atMs: number },
  last: LastCase | null,
): boolean {
  if (actionable === null || now.level !== 'red') return false
  if (now.quality !== 'good' && now.quality !== 'estimated') return false
  if (last === null) return true
  return !last.open && now.atMs - last.openedMs >= actionable.dedupeMinutes * 60_000
}
