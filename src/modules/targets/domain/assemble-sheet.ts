import { type Exact, exact, isZero, lesser, over, times, ZERO } from '#core/number/exact.ts'
import { roundExact, toFixedText } from '#core/number/round-exact.ts'
import { actualValue, shareOf } from './actual-value.ts'
import { deviationText, improvementText } from './composed-text.ts'
import { midYearOf } from './mid-year.ts'
import { redistribute } from './redistribute.ts'
import type { Scheme } from './scheme.ts'
import { type ScoredSheet, scoreSheet } from './score-sheet.ts'
import type { MidYearAdjustment, MoneyUnit, Sheet, SheetBudget, SheetIndicator } from './sheet.ts'
import type { ExecutionFacts, SheetFacts, TargetFacts } from './sheet-facts.ts'
import { targetValue } from './target-value.ts'

const YUAN_OF: Readonly<Record<MoneyUnit, Exact>> = { 元: exact(1), 万元: exact(10_000) }
const HUNDRED = exact(100)

export interface AssembledSheet {
  sheet: Sheet
  scored: ScoredSheet
}

/**
 * The sheet that the facts make under a scheme, with every figure that is reckoned already in its cell: nothing of it is
 * ever typed. Weights are those in force after targets were withdrawn (domain §7.1).
 */
export function assembleSheet(facts: SheetFacts, scheme: Scheme): AssembledSheet {
  const bare = bareSheet(facts, scheme)
  const scored = scoreSheet(bare, scheme)
  const { execution, total } = scored
  const budget = bare.budget && {
    ...bare.budget,
    executionRate: rateOf(execution.rate, scheme),
    execution: execution.weight ? { weight: execution.weight, score: execution.rounded } : null,
  }
  const indicators = bare.indicators.map((indicator, at) => ({ ...indicator, score: scored.indicators[at]!.rounded }))
  const sheet = { ...bare, budget, indicators, total: { ...bare.total, printed: total.rounded } }
  return { sheet, scored }
}

function rateOf(rate: Exact | null, { rateRounding }: Scheme): SheetBudget['executionRate'] {
  if (!rate) return { printed: null, percent: null }
  const percent = roundExact(times(rate, HUNDRED), rateRounding.decimals, rateRounding.how)
  return { percent, printed: `${toFixedText(percent, rateRounding.decimals)}%` }
}

function bareSheet(facts: SheetFacts, scheme: Scheme): Sheet {
  const { about, year } = facts
  const isDepartment = about.kind === 'department'
  return {
    id: about.id,
    name: about.name,
    nameVariants: about.shortNames,
    sheetTitle: `${year}年度${about.name}${isDepartment ? '整体' : ''}绩效自评表`,
    year,
    kind: about.kind,
    implementer: about.implementer,
    flags: { category: about.category, attribute: about.attribute, type: about.type },
    budget: facts.execution && budgetOf(facts.execution, facts.moneyUnit, scheme),
    narrativeBudget: null,
    funding: [],
    contract: null,
    goals: facts.goals.map(({ id, text, weight, actual }) => ({
      id,
      text,
      weight: weight === null ? null : exact(weight),
      actual: actual === '' ? null : actual,
    })),
    scoreGroups: [],
    indicators: indicatorsOf(facts, scheme),
    total: { printed: null, weight: HUNDRED, narrative: null },
    deviationReasons: deviationText(facts),
    improvement: improvementText(facts),
    signedOn: facts.signedOn,
    doubts: [],
    more: {},
  }
}

function budgetOf(given: ExecutionFacts, unit: MoneyUnit, scheme: Scheme): SheetBudget {
  const money = (text: string) => over(exact(text), YUAN_OF[unit])!
  return {
    unit,
    initial: money(given.initial),
    adjustment: money(given.adjustment),
    adjusted: money(given.adjusted),
    executed: money(given.executed),
    executionRate: { printed: null, percent: null },
    execution: scheme.executionWeight && { weight: scheme.executionWeight, score: null },
    composition: given.parts.map(({ source, initial, adjusted, executed }) => ({
      key: source,
      initial: money(initial),
      adjusted: money(adjusted),
      executed: money(executed),
    })),
    note: null,
  }
}

function indicatorsOf({ targets, actuals, rows }: SheetFacts, scheme: Scheme): SheetIndicator[] {
  const inForce = weightsInForce(targets, scheme)
  const actualOf = new Map(actuals.map((one) => [one.targetId, one]))
  const wordsOf = new Map(rows.map((one) => [one.targetId, one]))
  return targets.map((target) => {
    const weight = inForce.get(target.id) ?? exact(target.weight)
    const actual = actualOf.get(target.id) ?? null
    const words = wordsOf.get(target.id)
    const shown = targetValue(target)
    return {
      level1: target.level1,
      level2: target.level2,
      level3: target.level3,
      inferred: [],
      // Withdrawn means a change to zero; of a target that was zero before only its words can say so.
      target: isStruckZero(target) ? { printed: shown.printed, kind: 'qualitative', text: shown.printed ?? '' } : shown,
      actual: target.withdrawn ? { printed: null, kind: 'missing' } : actualValue(target, actual),
      weight: { value: weight, source: 'printed' },
      score: judgedScore(shareOf(actual, words), weight),
      scoreGroup: null,
      goal: target.goalId,
      midYearAdjustment: adjustmentOf(target),
      deviation: [words?.reason, words?.measure].filter(Boolean).join('；') || null,
      doubts: [],
    }
  })
}

/** What counts now that some may have been withdrawn; the weights as approved where nothing is left to take them. */
export function weightsInForce(targets: readonly TargetFacts[], scheme: Scheme): ReadonlyMap<string, Exact> {
  const given = targets.map(({ id, level1, weight, withdrawn }) => ({ id, level1, weight: exact(weight), withdrawn }))
  return redistribute(given, scheme.withdrawn) ?? new Map(given.map(({ id, weight }) => [id, weight]))
}

const isStruckZero = ({ withdrawn, value }: TargetFacts) => withdrawn && value !== null && isZero(exact(value))

/** Words have no formula: their points are a share of the weight, which the scorer counts where it has none of its own. */
function judgedScore(percent: Exact | null, weight: Exact): Exact | null {
  return percent === null ? null : lesser(weight, over(times(weight, percent), HUNDRED)!)
}

/** A, B and C of the Wuhan forms; of words, which have no difference, a withdrawn one is said by the zero alone. */
function adjustmentOf({ withdrawn, value, valueUnit, initialValue }: TargetFacts): MidYearAdjustment | null {
  const found = midYearOf({ state: withdrawn ? 'withdrawn' : 'approved', value, valueUnit, initialValue })
  return found && withdrawn ? { ...found, adjustedTarget: ZERO } : found
}
