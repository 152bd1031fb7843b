import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type ActivityKind, type ActivitySource, type ActivitySources, activitySources } from '../contract.ts'
import type { ActivityRules, LastActs } from '../domain/grid-activity.ts'
import { lastCaseActs } from './case-acts-store.ts'

export interface GridActs {
  atMs: number
  byGrid: ReadonlyMap<string, LastActs>
}

/** The last acts of all grids, looked through at most once a minute however many ask. */
export interface ActivityRoom {
  rules(): ActivityRules
  acts(nowMs: number): Promise<GridActs>
  load(): Promise<void>
}
export const activityRoom = port<ActivityRoom>('situation.activityRoom')

const FRESH_MS = 60_000
const DAY_MS = 86_400_000
const MOST_DAYS = 400

export function openActivityRoom(runtime: Runtime): ActivityRoom {
  let rules: ActivityRules = { silentAfterDays: 30, lookBackDays: 90 }
  let known: { atMs: number; acts: Promise<GridActs> } | null = null
  return {
    rules: () => rules,
    acts: (nowMs) => {
      const age = known ? nowMs - known.atMs : Infinity
      if (known && age >= 0 && age < FRESH_MS) return known.acts
      const fresh = { atMs: nowMs, acts: lookThrough(runtime, nowMs, rules) }
      known = fresh
      fresh.acts.catch(() => {
        if (known === fresh) known = null
      })
      return fresh.acts
    },
    load: async () => {
      const { config } = runtime
      const file = await openDistrictFolder(config.root, config.district).get<ActivityRules>('grid-activity')
      const { silentAfterDays, lookBackDays } = file
      const isDays = (days: number) => Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
      if (!isDays(silentAfterDays) || !isDays(lookBackDays) || lookBackDays < silentAfterDays)
        throw fault('grid-activity-file', {
          status: 500,
          zh: `grid-activity.json 的 silentAfterDays 和 lookBackDays 应为 1 到 ${MOST_DAYS} 的整数，且前者不大于后者。请改正该文件。`,
          en: `silentAfterDays and lookBackDays in grid-activity.json must be whole numbers of 1 to ${MOST_DAYS}, the first not above the second.`,
        })
      rules = { silentAfterDays, lookBackDays }
    },
  }
}

async function lookThrough(runtime: Runtime, nowMs: number, rules: ActivityRules): Promise<GridActs> {
  const sinceMs = nowMs - rules.lookBackDays * DAY_MS
  const byGrid = new Map<string, Partial<Record<ActivityKind, number>>>()
  const take = (areaCode: string, kind: ActivityKind, atMs: number) => {
    if (atMs > nowMs || atMs < sinceMs) return
    const last = byGrid.get(areaCode) ?? {}
    if (atMs > (last[kind] ?? 0)) byGrid.set(areaCode, { ...last, [kind]: atMs })
  }
  for (const { areaCode, kind, atMs } of await lastCaseActs(runtime.db, sinceMs, nowMs)) take(areaCode, kind, atMs)
  for (const source of runtime.use(activitySources).all())
    for (const { areaCode, atMs } of await source.lastActs(runtime, { sinceMs, nowMs }))
      take(areaCode, source.kind, atMs)
  return { atMs: nowMs, byGrid }
}

export function openActivitySources(): ActivitySources {
  const sources: ActivitySource[] = []
  return { offer: (source) => void sources.push(source), all: () => sources }
}
