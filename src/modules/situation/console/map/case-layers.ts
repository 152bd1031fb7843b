import type { CaseLight, LayerCard } from '../../contract.ts'
import { isBase } from './base-layers.ts'
import type { CaseFilter } from './map-query.ts'

/** Layers of cases that are drawn from tiles of cases: each is a choice of the open ones. */
export const CASE_LAYERS = {
  case_open: {},
  case_due_soon: { lights: ['orange'] },
  case_overdue: { lights: ['red'] },
  case_urgent: { urgency: ['urgent', 'critical'] },
} as const satisfies Record<string, { lights?: readonly CaseLight[]; urgency?: readonly string[] }>
export type CaseLayer = keyof typeof CASE_LAYERS

export function isCaseLayer(id: string): id is CaseLayer {
  return Object.hasOwn(CASE_LAYERS, id)
}

/** Can be switched on: there is something that draws it. */
export function isUsable(card: LayerCard, mayCases: boolean): boolean {
  return card.kind !== 'slot' || isBase(card) || (isCaseLayer(card.id) && mayCases)
}

/** Features of these layers are cases: a press opens the case. */
export function holdsCases(id: string): boolean {
  return id === 'hazard' || (id.startsWith('case_') && id !== 'case_heat' && id !== 'case_repeat_place')
}

interface Choice {
  lights?: readonly CaseLight[]
  urgency?: readonly string[]
}

/** Lights and urgencies that both a layer and the filter ask for, none meaning all; null: nothing can be both. */
export function filterOf(
  layer: Choice,
  filter: CaseFilter,
): { lights: readonly CaseLight[]; urgency: readonly string[] } | null {
  const lights = both(layer.lights ?? [], filter.lights)
  const urgency = both(layer.urgency ?? [], filter.urgency === null ? [] : [filter.urgency])
  return lights === null || urgency === null ? null : { lights, urgency }
}

/** Address of the tiles of a layer of cases; null where filter and layer have nothing in common. */
export function caseTilesAddress(layer: CaseLayer, filter: CaseFilter, atMs: number | null): string | null {
  const chosen = filterOf(CASE_LAYERS[layer], filter)
  if (chosen === null) return null
  const query = new URLSearchParams()
  for (const light of chosen.lights) query.append('light', light)
  for (const one of chosen.urgency) query.append('urgency', one)
  if (filter.category !== null) query.append('category', filter.category)
  if (filter.channel !== null) query.append('channel', filter.channel)
  if (filter.area !== null) query.append('area', filter.area)
  if (atMs !== null) query.append('at', new Date(atMs).toISOString())
  return `/api/v1/situation/case-tiles/{z}/{x}/{y}${query.size > 0 ? `?${query}` : ''}`
}

/** Nothing named means all; null: both name something, and nothing in common. */
function both<T extends string>(one: readonly T[], other: readonly T[]): readonly T[] | null {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const common = one.filter((value) => other.includes(value))
  return common.length === 0 ? null : common
}
