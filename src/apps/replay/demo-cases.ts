import type { AppealType, Urgency } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import type { Message } from './chain.ts'
import { addDemoHistory } from './demo-history.ts'
import { replayMessage } from './replay-message.ts'
import { type ReplayRules, shareOf } from './replay-rules.ts'
import { openSimulatedPhotos } from './simulated-photo.ts'
import { openStaff } from './staff.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** `districts/<key>/demo-cases.json`: what invented citizens report, and how fast invented staff work. */
export interface DemoCases {
  count: number
  days: number
  /** So many closed cases a day, over spans of days before now: from the nearer to the farther one. */
  history: { perDay: number; daysAgo: (readonly [number, number])[] }
  /** What alerts are there to find: like cases at some grids of one street, or of one appellant. */
  clusters: {
    id: string
    /** Position of the street among those of the district. */
    street: number
    /** Positions of grids among those of the street; cases go round them. */
    grids: number[]
    /** Road, number and building, after street and community; none: the community alone. */
    address?: string
    person?: { name: string; phone: string }
    category: string
    channel: string
    appealType: AppealType
    urgency: Urgency
    title: string
    text: string
    hoursAgo: number[]
  }[]
  templates: {
    category: string
    channel: string
    appealType: AppealType
    urgency: Urgency
    title: string
    text: string
  }[]
  names: string[]
}

const SETTING = 'demoCases'
const PAST_SETTING = 'demoPast'
const SIDE_BY_SIDE = 8
const DAY_MS = 86_400_000

/**
 * Fills a demonstration with the last days' cases, acted out by its staff through the same commands as real work and
 * left where they stand now, so that every desk has something to do. Done once in the life of an installation.
 */
export async function addDemoCases(
  runtime: Runtime,
  clock: VirtualClock,
  progress: (text: string) => void,
): Promise<void> {
  const folder = openDistrictFolder(runtime.config.root, runtime.config.district)
  const demo = await folder.find<DemoCases>('demo-cases')
  if (!demo || (await findSetting(runtime.db, SETTING))) return
  const startedMs = performance.now()
  const endMs = Date.now()
  const messages = invent(runtime, demo, endMs)
  const parts = {
    runtime,
    clock,
    staff: openStaff(runtime),
    photo: openSimulatedPhotos(runtime),
    rules: await folder.get<ReplayRules>('replay-rules'),
    endMs,
    until: async () => {},
  }
  const queue = messages.values()
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (const message of queue) await replayMessage(parts, message)
    }),
  )
  await saveSetting(runtime.db, SETTING, { count: messages.length, endMs })
  progress(`演示案件：近 ${demo.days} 天 ${messages.length} 件（${secondsSince(startedMs)} 秒）`)
}

/**
 * What such a demonstration had before its first day, beside whoever already uses it. Begun again after a stop: numbers
 * that are there are left alone.
 */
export async function addDemoPast(runtime: Runtime, progress: (text: string) => void): Promise<void> {
  const begun = await findSetting<{ endMs?: number }>(runtime.db, SETTING)
  const demo = await openDistrictFolder(runtime.config.root, runtime.config.district).find<DemoCases>('demo-cases')
  if (!demo || begun?.endMs === undefined || (await findSetting(runtime.db, PAST_SETTING))) return
  const startedMs = performance.now()
  const count = await addDemoHistory(runtime, demo, begun.endMs)
  await saveSetting(runtime.db, PAST_SETTING, { count })
  progress(`演示案件：此前 ${count} 件（${secondsSince(startedMs)} 秒）`)
}

function secondsSince(startedMs: number): string {
  return ((performance.now() - startedMs) / 1000).toFixed(1)
}

function invent(runtime: Runtime, demo: DemoCases, endMs: number): Message[] {
  const areas = runtime.use(areaBook)
  const grids = areas.all('grid')
  return Array.from({ length: demo.count }, (_, no): Message => {
    const id = `DEMO-${String(no + 1).padStart(4, '0')}`
    const share = (salt: string) => shareOf(id, salt)
    const template = demo.templates[Math.floor(share('template') * demo.templates.length)]!
    const grid = grids[Math.floor(share('grid') * grids.length)]!
    const names = areas.namesOf(grid.code)
    const place = `${names.community ?? names.street ?? ''}`
    // More of them lately: the newest third came within the last eighth of the time.
    const age = share('age') ** 2.2
    return {
      id,
      channel: template.channel,
      title: template.title.replaceAll('{place}', place),
      text: template.text.replaceAll('{place}', place),
      address: `${names.street ?? ''}${names.community ?? ''}`,
      atMs: endMs - Math.max(2 * 60_000, age * demo.days * DAY_MS),
      answer: null,
      answeredMs: null,
      known: {
        category: template.category,
        appealType: template.appealType,
        urgency: template.urgency,
        gridCode: grid.code,
        person: { name: demo.names[no % demo.names.length]!, phone: `1390000${String(1000 + no).padStart(4, '0')}` },
      },
    }
  })
}
