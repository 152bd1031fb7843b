import type { Exact } from '#core/number/exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type GroupResult, getResults, type Results } from '../contract.ts'
import { changeOf } from '../domain/estimate.ts'
import { zOf } from '../domain/quality-rules.ts'
import { type GroupFigures, type ReckonedResults, reckonResults } from '../domain/reckon-results.ts'
import { remarksOf } from '../domain/result-remarks.ts'
import { decidingTurns } from './deciding-turns.ts'
import { closingHours, countFrame, type FrameGroup } from './frame-store.ts'
import { planOf, stratumName } from './plan-row.ts'
import { findPrevious, findResults, type StoredPlan } from './plan-store.ts'
import { qualityFaults } from './quality-faults.ts'
import { countOpen } from './task-store.ts'

const plain = (value: Exact | null) => (value === null ? null : Number(value.num) / Number(value.den))

/** As it was told, once it was; before, only who organises it looks, and only when nobody can be swayed any more. */
export const getResultsHandler = handle(getResults, async ({ id }, call) => {
  const plan = await planOf(call, id)
  return resultsOf(call, plan)
})

export async function resultsOf(call: Call, plan: StoredPlan): Promise<Results> {
  if (plan.state === 'reported') return (await findResults(call.db, plan.id))!
  if (plan.state !== 'drawn' || !call.may('quality:keep')) throw qualityFaults.noResults()
  const left = await countOpen(call.db, plan.id)
  if (left > 0) throw qualityFaults.notAllScored(left)
  return reckonNow(call, plan, false)
}

export async function reckonNow(call: Call, plan: StoredPlan, frozen: boolean): Promise<Results> {
  const rules = plan.rules!
  const z = plain(zOf(rules, plan.confidencePercent))!
  const strata = await countFrame(call.db, plan.id, 'stratum')
  const units = await countFrame(call.db, plan.id, 'unit')
  const { turns, unscorable } = await decidingTurns(call, plan)
  const found = reckonResults(turns, { strata: strata.map(rest), units: units.map(rest), rules, z })
  const book = call.runtime.use(unitBook)
  const hours = await closingHours(call.db, plan.id)
  const { sameShare, meanDifference, verdictKappa, bandKappa } = found.agreement
  const results = {
    ...found,
    ...{ planId: plan.id, asOf: toRfc3339(call.nowMs), frozen, unscorable },
    meanHours: hours.mean,
    medianHours: hours.median,
    strata: named(found.strata, strata, (key) => stratumName(call.runtime, plan.strata, key)),
    units: named(found.units, units, (key) => book.find(key)?.zh ?? key),
    agreement: {
      ...found.agreement,
      ...{ sameShare: plain(sameShare), meanDifference: plain(meanDifference) },
      ...{ verdictKappa: plain(verdictKappa), bandKappa: plain(bandKappa) },
    },
    previous: await compare(call, plan, found),
  }
  const names = new Map(results.strata.map(({ key, name }) => [key, name]))
  return { ...results, remarks: remarksOf({ ...results, seedLate: plan.seedLate, names }) }
}

const rest = ({ key, population, certain }: FrameGroup) => ({ key, population: population - certain })

function named(
  groups: readonly GroupFigures[],
  frame: readonly FrameGroup[],
  nameOf: (key: string) => string,
): GroupResult[] {
  return groups.map((group) => ({
    ...group,
    name: nameOf(group.key),
    meanHours: frame.find(({ key }) => key === group.key)?.hours ?? null,
  }))
}

/** Against the last one reported before this period (R125): the difference with its interval, closing times beside. */
async function compare(call: Call, plan: StoredPlan, found: ReckonedResults): Promise<Results['previous']> {
  const before = await findPrevious(call.db, plan.from)
  if (!before?.results.estimate || !found.estimate) return null
  const { planId, estimate, meanScore, meanHours, medianHours } = before.results
  return {
    ...changeOf(found.estimate, estimate),
    planId,
    no: before.no,
    share: estimate.share,
    meanScore,
    meanHours,
    medianHours,
  }
}
