import type { Scope } from '#core/scope.ts'
import { bigrams } from '#core/text/bigrams.ts'
import type { CaseFilters, Desk } from '../contract.ts'
import { DESKS } from '../contract.ts'

/** A list as a person asks for it, read into plain conditions that the store turns into SQL. */
export interface CaseConditions {
  scope: Scope
  states: readonly string[]
  /** Cases led by one of these units. */
  leadUnits: readonly string[] | null
  /** Cases with an open lower order of one of these units. */
  orderUnits: readonly string[] | null
  requestStates: readonly string[] | null
  stepClock: string | null
  notStepClock: string | null
  caseNo: string | null
  caseNoTail: string | null
  phoneIndexes: readonly string[] | null
  terms: readonly string[]
  channels: readonly string[]
  category: string | null
  area: string | null
  unit: string | null
  overdue: boolean | null
  fromMs: number | null
  toMs: number | null
}

const LED_BY_MINE: readonly Desk[] = ['sign', 'handle']
const PHONE = /^[+\d][\d\s-]{6,19}$/
const CASE_NO = /^\d{6}-\d{8}-\d{8}$/

export interface ConditionParts {
  scope: Scope
  filters: CaseFilters
  fromMs: number | null
  toMs: number | null
  phoneIndexes(phone: string): string[]
}

export function conditionsOf({ scope, filters, fromMs, toMs, phoneIndexes }: ConditionParts): CaseConditions {
  const { desk } = filters
  const text = filters.text?.trim() ?? ''
  const isPhone = PHONE.test(text)
  const tail = /^\d{4,8}$/.test(text) ? text : null
  const plain = text !== '' && !CASE_NO.test(text) && !isPhone && tail === null
  return {
    scope,
    states: filters.state ?? (desk ? DESKS[desk].states : []),
    leadUnits: desk && LED_BY_MINE.includes(desk) && !scope.all ? scope.units : null,
    orderUnits: desk === 'orders' ? scope.units : null,
    requestStates: desk === 'requests' ? (scope.all ? ['return:endorsed'] : ['return:drafted']) : null,
    stepClock: desk === 'decide' ? 'callbackDecision' : null,
    notStepClock: desk === 'callback' ? 'callbackDecision' : null,
    caseNo: CASE_NO.test(text) ? text : null,
    caseNoTail: tail,
    phoneIndexes: isPhone ? phoneIndexes(text) : null,
    terms: plain ? bigrams(text) : [],
    channels: filters.channel ?? [],
    category: filters.category ?? null,
    area: filters.area ?? null,
    unit: filters.unit ?? null,
    overdue: filters.overdue ?? null,
    fromMs,
    toMs,
  }
}
