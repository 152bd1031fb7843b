import type { LoadedCase } from './case-store.ts'

/**
 * Cases that this process has lately written, so that the next command on one needs no read. Never trusted alone: a
 * commit holds only under the version it was decided on, and a refusal is said only after a fresh look.
 */
export interface RecentCases {
  find(id: string): LoadedCase | null
  keep(loaded: LoadedCase): void
  drop(id: string): void
  /** Forgets them all: something that no version tells of has changed. */
  clear(): void
}

const MOST = 5000

export function openRecentCases(): RecentCases {
  const cases = new Map<string, LoadedCase>()
  return {
    find: (id) => cases.get(id) ?? null,
    keep: (loaded) => {
      // A Map keeps the order of insertion: the first key is the one longest untouched.
      cases.delete(loaded.state.id)
      cases.set(loaded.state.id, loaded)
      if (cases.size > MOST) cases.delete(cases.keys().next().value!)
    },
    drop: (id) => {
      cases.delete(id)
    },
    clear: () => cases.clear(),
  }
}
