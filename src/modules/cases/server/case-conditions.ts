import type { Scope } from '#core/scope.ts'
import type { CaseFilters, Desk } from '../contract.ts'
import { DESKS } from '../contract.ts'
import { type SearchWords, searchWords } from './search-words.ts'

/** A list as a person asks for it, read into plain conditions that the store turns into SQL. */
export interface CaseConditions {
  scope: Scope
  /** Whose named checks and verifications are seen beside what the scope shows; null for whoever makes none. */
  checker: string | null
  /** The citizen whose own cases are seen beside what the scope shows. */
  citizen: string | null
  /** The moment at which dues are looked at. */
  nowMs: number
  states: readonly string[]
  /** Cases led by one of these units. */
  leadUnits: readonly string[] | null
  /** Cases with an open lower order of one of these units. */
  orderUnits: readonly string[] | null
  requestStates: readonly string[] | null
  stepClock: string | null
  notStepClock: string | null
  search: SearchWords | null
  channels: readonly string[]
  category: string | null
  area: string | null
  unit: string | null
  overdue: boolean | null
  direct: boolean
  fromMs: number | null
  toMs: number | null
}

const LED_BY_MINE: readonly Desk[] = ['sign', 'handle']

export interface ConditionParts {
  scope: Scope
  checker: string | null
  citizen: string | null
  nowMs: number
  filters: CaseFilters
  fromMs: number | null
  toMs: number | null
  /** Open requests that wait for this person, as `<kind>:<status>`. */
  judged: readonly string[]
  phoneIndexes(phone: string): string[]
}

export function conditionsOf({
  scope,
  checker,
  citizen,
  nowMs,
  filters,
  fromMs,
  toMs,
  judged,
  phoneIndexes,
}: ConditionParts): CaseConditions {
  const { desk } = filters
  return {
    scope,
    checker,
    citizen,
    nowMs,
    states: filters.state ?? (desk ? DESKS[desk].states : []),
    leadUnits: desk && LED_BY_MINE.includes(desk) && !scope.all ? scope.units : null,
    orderUnits: desk === 'orders' ? scope.units : null,
    requestStates: desk === 'requests' ? judged : null,
    stepClock: desk === 'decide' ? 'callbackDecision' : null,
    notStepClock: desk === 'callback' ? 'callbackDecision' : null,
    search: searchWords(filters.text ?? '', phoneIndexes),
    channels: filters.channel ?? [],
    category: filters.category ?? null,
    area: filters.area ?? null,
    unit: filters.unit ?? null,
    overdue: filters.overdue ?? null,
    direct: filters.direct === true,
    fromMs,
    toMs,
  }
}
