import type { Scope } from '#core/scope.ts'
import type { CaseFilters, Desk, ListLight } from '../contract.ts'
import { DESKS } from '../contract.ts'
import { instant } from './report-case.ts'
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
  /** West, south, east, north. */
  box: readonly number[] | null
  unit: string | null
  overdue: boolean | null
  direct: boolean
  fromMs: number | null
  toMs: number | null
  /** What further filters ask for, as they were given; times are read. */
  more: MoreConditions
}

/** Filters that the store turns into SQL one by one; null: not asked for. */
export interface MoreConditions {
  open: boolean | null
  closed: boolean | null
  closedByMs: number | null
  steps: readonly string[]
  lights: readonly ListLight[]
  urgencies: readonly string[]
  emergency: boolean | null
  supervised: boolean | null
  due: Span | null
  wholeDue: Span | null
  wholeMet: boolean | null
  called: Span | null
  satisfied: boolean | null
  matter: string | null
}

/** From the one instant to before the other; null: without end on that side. */
export interface Span {
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
    box: filters.box?.split(',').map(Number) ?? null,
    unit: filters.unit ?? null,
    overdue: filters.overdue ?? null,
    direct: filters.direct === true,
    fromMs,
    toMs,
    more: moreOf(filters),
  }
}

function moreOf(filters: CaseFilters): MoreConditions {
  return {
    open: filters.open ?? null,
    closed: filters.closed ?? (filters.closedBy === undefined ? null : true),
    closedByMs: filters.closedBy === undefined ? null : instant(filters.closedBy),
    steps: filters.step ?? [],
    lights: filters.light ?? [],
    urgencies: filters.urgency ?? [],
    emergency: filters.emergency ?? null,
    supervised: filters.supervised ?? null,
    due: spanOf(filters.dueFrom, filters.dueTo),
    wholeDue: spanOf(filters.wholeDueFrom, filters.wholeDueTo) ?? (filters.wholeMet === undefined ? null : ALWAYS),
    wholeMet: filters.wholeMet ?? null,
    called: spanOf(filters.calledFrom, filters.calledTo) ?? (filters.satisfied === undefined ? null : ALWAYS),
    satisfied: filters.satisfied ?? null,
    matter: filters.matter ?? null,
  }
}

const ALWAYS: Span = { fromMs: null, toMs: null }

function spanOf(from: string | undefined, to: string | undefined): Span | null {
  if (from === undefined && to === undefined) return null
  return { fromMs: from ? instant(from) : null, toMs: to ? instant(to) : null }
}
