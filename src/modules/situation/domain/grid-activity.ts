import type { Title } from '#core/module-card.ts'

export const ACTIVITY_KINDS = ['report', 'dispatch', 'handling', 'check', 'visit'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

export const ACTIVITY_WORDS: Readonly<Record<ActivityKind, Title>> = {
  report: { zh: '上报', en: 'Report' },
  dispatch: { zh: '派遣', en: 'Dispatch' },
  handling: { zh: '办理', en: 'Handling' },
  check: { zh: '核查', en: 'Check' },
  visit: { zh: '走访', en: 'Visit' },
}

/** What a district calls silent. */
export interface ActivityRules {
  /** A grid is silent when nothing was done in it for longer than this. */
  silentAfterDays: number
  /** Records older than this are not looked through. */
  lookBackDays: number
}

export type LastActs = Readonly<Partial<Record<ActivityKind, number>>>

export interface GridState {
  lastMs: number | null
  lastKind: ActivityKind | null
  quietDays: number | null
  silent: boolean
}

const DAY_MS = 86_400_000

/** Whether a grid runs: something of any kind was done in it within the limit. */
export function gridState(last: LastActs, rules: ActivityRules, nowMs: number): GridState {
  let lastKind: ActivityKind | null = null
  for (const kind of ACTIVITY_KINDS) {
    const at = last[kind]
    if (at !== undefined && (lastKind === null || at > last[lastKind]!)) lastKind = kind
  }
  if (lastKind === null) return { lastMs: null, lastKind, quietDays: null, silent: true }
  const lastMs = last[lastKind]!
  const quietMs = Math.max(0, nowMs - lastMs)
  return {
    lastMs,
    lastKind,
    quietDays: Math.floor(quietMs / DAY_MS),
    silent: quietMs > rules.silentAfterDays * DAY_MS,
  }
}

export interface RunningShare {
  grids: number
  normal: number
  silent: number
  rate: number | null
}

export function runningShare(states: readonly { silent: boolean }[]): RunningShare {
  const silent = states.filter((one) => one.silent).length
  const grids = states.length
  return { grids, normal: grids - silent, silent, rate: grids === 0 ? null : (grids - silent) / grids }
}

/** Silent ones first, those longest quiet first; those that nobody knows of before all. */
export function byQuiet(a: { state: GridState; code: string }, b: { state: GridState; code: string }): number {
  if (a.state.silent !== b.state.silent) return a.state.silent ? -1 : 1
  return (a.state.lastMs ?? 0) - (b.state.lastMs ?? 0) || (a.code < b.code ? -1 : 1)
}
