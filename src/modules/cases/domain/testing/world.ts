import { readFileSync } from 'node:fs'
import { buildCalendar, type CalendarData } from '#core/time/calendar.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import type { RuleChange, RuleData } from '../case-rules.ts'
import type { CaseState } from '../case-state.ts'
import type { ClockLimitData } from '../clock-limits.ts'
import type { Actor, CategoryFacts, DutyFacts, Facts, HeldPost, UnitFacts, UnitKind } from '../facts.ts'
import type { DeadlineTable } from '../handle-limit.ts'
import type { Post, Service } from '../posts.ts'
import { buildRuleBook, type ChannelRow, type RuleBook, type VariantOverride } from '../rule-book.ts'

/** A small district for tests: its defaults as installed, a dozen units, one person a post. */
function defaults<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../../../districts/_defaults/${name}`, import.meta.url), 'utf8')) as T
}

interface ChannelFile {
  channels: ChannelRow[]
  variantOverrides: VariantOverride[]
  deadlineTables: DeadlineTable[]
}

export const ruleData = defaults<RuleData>('case-rules.json')
export const limitData = defaults<ClockLimitData>('clock-limits.json')
export const channelFile = defaults<ChannelFile>('channels.json')
export const calendar = buildCalendar(defaults<CalendarData>('calendars/cn.json'))

const categories = new Map(
  defaults<{ categories: CategoryFacts[] }>('taxonomy.json').categories.map((row) => [row.code, row]),
)

export function category(code: string): CategoryFacts | null {
  return categories.get(code) ?? null
}

export function bookOf(preset: string | null = null, district: RuleChange | null = null): RuleBook {
  const { channels, variantOverrides, deadlineTables } = channelFile
  return buildRuleBook({
    rules: ruleData,
    limits: limitData,
    channels,
    variantOverrides,
    deadlineTables,
    preset,
    district,
  })
}

export const AREA = '990101001003007'

const unitRows: [string, UnitKind, string | null, string | null, boolean?][] = [
  ['ops_center', 'opsCenter', null, '990101'],
  ['sanitation', 'districtDepartment', 'ops_center', '990101'],
  ['drainage', 'districtDepartment', 'ops_center', '990101'],
  ['lighting', 'districtDepartment', 'ops_center', '990101'],
  ['closed_office', 'districtDepartment', 'ops_center', '990101', false],
  ['cleaning_ltd', 'vendor', null, null],
  ['street01', 'streetCenter', 'ops_center', '990101001'],
  ['street02', 'streetCenter', 'ops_center', '990101002'],
  ['street01.c03', 'community', 'street01', '990101001003'],
  ['street01.c03.g07', 'gridTeam', 'street01.c03', AREA],
]

const units = new Map<string, UnitFacts>(
  unitRows.map(([id, kind, parent, areaCode, active = true]) => [
    id,
    { id, kind, parent, areaCode, active, clearedForSecret: id !== 'drainage' },
  ]),
)

export function unit(id: string): UnitFacts | null {
  return units.get(id) ?? null
}

/** `post`, `post@unit` or `post@unit#person`; without a unit, where such a post usually sits. */
export function person(text: string): Actor {
  const [held, name] = text.split('#') as [string, string?]
  const [post, unitId] = held.split('@') as [Post, string?]
  const seat = unitId ?? usualUnit[post] ?? 'ops_center'
  const at: HeldPost = { post, unit: post === 'reporterCitizen' ? null : seat, areaCode: null }
  return { kind: 'person', personId: name ?? `${post}@${seat}`, posts: [at] }
}

const usualUnit: { [P in Post]?: string } = {
  handlerOfficer: 'sanitation',
  handlerLead: 'sanitation',
  streetDispatcher: 'street01',
  communityOfficer: 'street01.c03',
  gridWorker: 'street01.c03.g07',
  checker: 'street01.c03',
}

export function service(kind: Service): Actor {
  return { kind, personId: null, posts: [] }
}

export function actorOf(who: string): Actor {
  return who === 'system' || who === 'upperPlatform' || who === 'importAccount' ? service(who) : person(who)
}

/** '2026-03-02 10:00', a Monday, is a good day for tests. */
export function at(text: string): number {
  const ms = parseRfc3339(`${text.replace(' ', 'T')}:00+08:00`)
  if (ms === null) throw new Error(`"${text}" is no time.`)
  return ms
}

export interface World {
  rules: RuleBook
  duty: DutyFacts | null
  related: Map<string, CaseState>
  ids: number
}

export function newWorld(rules: RuleBook = bookOf()): World {
  return { rules, duty: null, related: new Map(), ids: 0 }
}

export function nextId(world: World): string {
  world.ids += 1
  return `id-${world.ids}`
}

export function factsIn(world: World, actor: Actor, atMs: number, more: Partial<Facts> = {}): Facts {
  return {
    atMs,
    actor,
    rules: world.rules,
    calendar,
    openClocks: [],
    newId: () => nextId(world),
    unit,
    category,
    duty: world.duty,
    objectionWaits: false,
    verifierOnDuty: () => true,
    related: (id) => world.related.get(id) ?? null,
    birth: null,
    ...more,
  }
}
