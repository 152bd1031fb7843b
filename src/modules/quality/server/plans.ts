import { dateOfDay, dayOfDate, dayStartMs, localDate, toRfc3339, yearOfDay } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { addPlan, cancelPlan, getPlan, getPlanChoices, listPlans } from '../contract.ts'
import { EXCLUSION_NAMES, PLAN_STATE_NAMES } from '../domain/names.ts'
import { digest } from './digest.ts'
import { countEntries } from './entry-store.ts'
import { countExcluded, countFrame } from './frame-store.ts'
import { planOf, planRow, stratumName } from './plan-row.ts'
import {
  findOverlap,
  findPlan,
  holdPlan,
  insertPlan,
  listPlanRows,
  lockPlans,
  markCancelled,
  nextPlanNumber,
} from './plan-store.ts'
import { qualityFaults } from './quality-faults.ts'
import { qualityRoom } from './quality-room.ts'
import { reviewersOf } from './reviewers.ts'
import { countProgress } from './task-store.ts'

const LONGEST_DAYS = 366

export const listPlansHandler = handle(listPlans, async ({ state, text }, call) => {
  const rows = await listPlanRows(call.db, { state: state ?? null, text: text?.trim() || null })
  return { items: rows.map((row) => planRow(call, row)), asOf: toRfc3339(call.nowMs) }
})

export const getPlanHandler = handle(getPlan, async ({ id }, call) => {
  const plan = await planOf(call, id)
  const mayKeep = call.may('quality:keep')
  const counted = new Map((await countEntries(call.db, id)).map((row) => [row.stratum, row]))
  const persons = call.runtime.use(personBook)
  return {
    plan: planRow(call, plan),
    strata: (await countFrame(call.db, id, 'stratum')).map(({ key, population, certain }) => {
      const { drawn = 0, replaced = 0, scored = 0 } = counted.get(key) ?? {}
      return {
        stratum: key,
        name: stratumName(call.runtime, plan.strata, key),
        population,
        certain,
        drawn,
        replaced,
        scored,
      }
    }),
    excluded: (await countExcluded(call.db, id)).map((row) => ({ ...row, ...EXCLUSION_NAMES[row.why] })),
    progress: mayKeep
      ? (await countProgress(call.db, id)).map((row) => ({
          ...row,
          name: row.reviewer === null ? '待指定' : (persons.find(row.reviewer)?.name ?? row.reviewer),
        }))
      : [],
    mayKeep,
  }
})

export const getPlanChoicesHandler = handle(getPlanChoices, async (_input, call) => {
  const { errorPercent, confidencePercent, z } = call.runtime.use(qualityRoom).rules()
  const persons = call.runtime.use(personBook)
  return {
    reviewers: (await reviewersOf(call)).map(({ id }) => ({ id, name: persons.find(id)?.name ?? id })),
    errorPercent,
    confidencePercent,
    confidences: Object.keys(z).map((text) => Number.parseInt(text, 10)),
  }
})

export const addPlanHandler = handle(addPlan, async (input, call) => {
  const [from, to, scoreBy] = [dayOfDate(input.from), dayOfDate(input.to), dayOfDate(input.scoreBy)]
  const today = localDate(call.nowMs)
  if (
    from === null ||
    to === null ||
    scoreBy === null ||
    from > to ||
    to - from >= LONGEST_DAYS ||
    input.scoreBy < today
  )
    throw qualityFaults.badPeriod()
  const { z } = call.runtime.use(qualityRoom).rules()
  if (z[String(input.confidencePercent)] === undefined) throw qualityFaults.confidence(Object.keys(z).join('、'))
  const seedLate = call.nowMs >= dayStartMs(to + 1)
  if (seedLate && input.seed !== undefined) throw qualityFaults.seedLate()
  const able = new Set((await reviewersOf(call)).map(({ id }) => id))
  for (const id of input.reviewers)
    if (!able.has(id)) throw qualityFaults.notReviewer(call.runtime.use(personBook).find(id)?.name ?? id)
  await lockPlans(call.db)
  if (await findPlan(call.db, input.id)) throw qualityFaults.planTaken()
  const overlap = await findOverlap(call.db, input.from, input.to)
  if (overlap) throw qualityFaults.periodTaken(overlap.no)
  const year = yearOfDay(to)
  const { id: byId, name: byName } = call.principal
  const no = `质抽〔${year}〕${await nextPlanNumber(call.db, year)}号`
  const seed = input.seed ?? madeSeed(call)
  await insertPlan(call.db, {
    ...input,
    title: input.title.trim(),
    no,
    seed,
    seedMs: call.nowMs,
    seedLate,
    byId,
    byName,
  })
  // The hash binds whoever wrote the seed down; the seed itself is told with the draw.
  call.note(input.id, { no, seedHash: digest(seed), seedLate })
  return planRow(call, await planOf(call, input.id))
})

const madeSeed = (call: Call) => digest(call.newId() + call.newId()).slice(0, 16)

export const cancelPlanHandler = handle(cancelPlan, async ({ id, reason }, call) => {
  await holdPlan(call.db, id)
  const plan = await planOf(call, id)
  if (plan.state !== 'planned' && plan.state !== 'drawn')
    throw qualityFaults.wrongState(PLAN_STATE_NAMES[plan.state].zh)
  await markCancelled(call.db, id, reason.trim())
  call.note(id, { no: plan.no, reason: reason.trim() })
  return planRow(call, await planOf(call, id))
})

/** The last day of a period as an instant: what was closed before it belongs to it. */
export function periodOf({ from, to }: { from: string; to: string }) {
  const [first, last] = [dayOfDate(from)!, dayOfDate(to)!]
  return { fromMs: dayStartMs(first), toMs: dayStartMs(last + 1), lastDay: dateOfDay(last) }
}
