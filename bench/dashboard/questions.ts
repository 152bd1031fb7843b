import type pg from 'pg'
import { seenByDepartment, seenByStreet } from '../house/scope-sql.ts'
import type { BarePage } from './bare-page.ts'

const DAY_MS = 86_400_000
const OFFSET_MS = 28_800_000

export const dateAgo = (days: number) => new Date(Date.now() + OFFSET_MS - days * DAY_MS).toISOString().slice(0, 10)

export interface Question {
  what: string
  /** The address, with so many days more than it has: another question about the same rows, so that no kept answer serves it. */
  path(moreDays: number): string
  by: 'chief' | 'street' | 'lead'
  bare: BarePage
}

const YEAR = 364

const page = (change: Record<string, string>, days: number) =>
  `/decisions?${new URLSearchParams({ from: dateAgo(days), to: dateAgo(0), ...change })}`

/** What people look at: the whole year, parts of it, and what they click on. */
export async function questionsOf(sql: pg.Client): Promise<Question[]> {
  const { rows } = await sql.query<{ street: string; class: string; unit: string; community: string }>(
    `select f.street, f.class, f.unit, left(f.area_code, 12) as community from decisions.case_fact f
     where f.unit <> '' and f.imported order by f.reported_at desc limit 1`,
  )
  const one = rows[0]!
  const ask = (what: string, change: Record<string, string>, bare: Partial<BarePage>, days = YEAR): Question => ({
    what,
    path: (moreDays) => page(change, days + moreDays),
    by: 'chief',
    bare: { area: 'street', category: 'class', condition: 'true', ...bare },
  })
  const inStreet = { area: 'left(area_code, 12)', condition: `street = '${one.street}'` }
  return [
    ask('全区一年', {}, {}),
    ask('全区本月', {}, {}, 29),
    ask('全区一周', {}, {}, 6),
    ask('一个街道一年', { area: one.street }, inStreet),
    ask(
      '一个社区一年',
      { area: one.community },
      { area: 'area_code', condition: `street = '${one.street}' and starts_with(area_code, '${one.community}')` },
    ),
    ask('一个大类一年', { category: one.class }, { category: 'category', condition: `class = '${one.class}'` }),
    ask('一个单位一年', { unit: one.unit }, { condition: `unit = '${one.unit}'` }),
    ask('一个来源一年', { channel: 'web' }, { condition: "channel = 'web'" }),
    ask(
      '街道×大类一年',
      { area: one.street, category: one.class },
      { ...inStreet, category: 'category', condition: `street = '${one.street}' and class = '${one.class}'` },
    ),
    {
      ...ask('单位画像一年', {}, { condition: `unit = '${one.unit}'`, portraitOf: one.unit }),
      path: (moreDays) => `/decisions/units/${one.unit}?from=${dateAgo(YEAR + moreDays)}&to=${dateAgo(0)}`,
    },
    { ...ask('街道看自己一年', {}, { condition: seenByStreet('street01') }), by: 'street' },
    { ...ask('部门看自己一年', {}, { condition: seenByDepartment('sanitation') }), by: 'lead' },
  ]
}
