import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { drawPlan } from '../contract.ts'
import { assignReviewers, type Reviewer } from '../domain/assign.ts'
import { drawSample, drawSecond } from '../domain/draw.ts'
import { PLAN_STATE_NAMES } from '../domain/names.ts'
import { zOf } from '../domain/quality-rules.ts'
import { digest } from './digest.ts'
import { insertEntries, type NewEntry } from './entry-store.ts'
import { type Candidate, type FrameRow, handsOf, insertExcluded, insertFrame, listCandidates } from './frame-store.ts'
import { centreOf, planOf, planRow } from './plan-row.ts'
import { holdPlan, markDrawn, type StoredPlan } from './plan-store.ts'
import { periodOf } from './plans.ts'
import { qualityFaults } from './quality-faults.ts'
import { qualityRoom } from './quality-room.ts'
import { reviewersOf } from './reviewers.ts'
import { insertTasks, type NewTask } from './task-store.ts'

/** Draws once; frame, order, what was left out, entries and who scores them are written in one transaction and stay. */
export const drawPlanHandler = handle(drawPlan, async ({ id }, call) => {
  await holdPlan(call.db, id)
  const plan = await planOf(call, id)
  if (plan.state !== 'planned') throw qualityFaults.wrongState(PLAN_STATE_NAMES[plan.state].zh)
  const { fromMs, toMs, lastDay } = periodOf(plan)
  if (call.nowMs < toMs) throw qualityFaults.notOver(lastDay)
  const rules = call.runtime.use(qualityRoom).rules()
  const candidates = await listCandidates(call.db, {
    fromMs,
    toMs,
    strata: plan.strata,
    centre: centreOf(call.runtime),
  })
  const rows = candidates.filter(({ excluded }) => excluded === null)
  if (rows.length === 0) throw qualityFaults.nothingToDraw()
  const { seed, errorPercent } = plan
  const z = zOf(rules, plan.confidencePercent)
  const frame = drawSample(rows, { ...rules, seed, errorPercent, z }, digest) as (FrameRow & Candidate)[]
  await insertFrame(call.db, id, frame)
  await insertExcluded(
    call.db,
    id,
    candidates.filter(({ excluded }) => excluded !== null),
  )
  const looked = frame.filter(({ part }) => part !== 'reserve')
  const second = drawSecond(
    looked.map(({ caseId }) => caseId),
    { ...rules, seed },
    digest,
  )
  const entries = looked.map(
    ({ caseId, caseNo, unit, areaCode, stratum, certain, part }): NewEntry => ({
      ...{ id: call.newId(), planId: id, caseId, caseNo, unit, areaCode, stratum, certain, replaces: null },
      part: part === 'certain' ? 'certain' : 'drawn',
      second: second.has(caseId),
    }),
  )
  await giveOut(call, plan, entries)
  await markDrawn(call.db, id, { rules, listHash: listHashOf(frame), nowMs: call.nowMs })
  call.note(id, { no: plan.no, population: rows.length, looked: looked.length, seed })
  await call.runtime.use(notify).notify(call, {
    to: { personIds: plan.reviewers },
    kind: 'general',
    title: {
      zh: `${plan.no} 已抽取，请在 ${plan.scoreBy} 前评分`,
      en: `${plan.no} is drawn; score by ${plan.scoreBy}`,
    },
    text: { zh: plan.title, en: plan.title },
    link: '/c/quality/desk',
    dedupeKey: `quality.drawn:${id}`,
  })
  return planRow(call, await planOf(call, id))
})

/** Lines `case id, key, part, rank` in the order of ids, each ended by a line feed. */
export function listHashOf(frame: readonly Pick<FrameRow, 'caseId' | 'key' | 'part' | 'rank'>[]): string {
  const lines = frame.map(({ caseId, key, part, rank }) => `${caseId},${key},${part},${rank}\n`)
  return digest(lines.sort().join(''))
}

/** Keeps entries and gives each to a first person, and where drawn for it to a second who is another. */
export async function giveOut(call: Call, plan: StoredPlan, entries: readonly NewEntry[]): Promise<void> {
  const named = new Set(plan.reviewers)
  const reviewers = (await reviewersOf(call)).filter(({ id }: Reviewer) => named.has(id))
  const hands = await handsOf(
    call.db,
    entries.map(({ caseId }) => caseId),
  )
  const rows = entries.map(({ caseId, unit }) => ({ caseId, unit, hands: hands.get(caseId) ?? [] }))
  const common = { reviewers, digest, centre: centreOf(call.runtime) }
  const first = assignReviewers(rows, { ...common, seed: plan.seed, not: () => [] })
  const twice = new Set(entries.filter(({ second }) => second).map(({ caseId }) => caseId))
  const other = assignReviewers(
    rows.filter(({ caseId }) => twice.has(caseId)),
    { ...common, seed: `${plan.seed}:2`, not: (caseId) => [first.get(caseId) ?? ''] },
  )
  const task = (entryId: string, turn: number, reviewer: string | null): NewTask => ({
    ...{ id: call.newId(), entryId, planId: plan.id, turn, reviewer },
  })
  await insertEntries(call.db, entries)
  await insertTasks(
    call.db,
    entries.flatMap(({ id, caseId, second }) => [
      task(id, 1, first.get(caseId) ?? null),
      ...(second ? [task(id, 2, other.get(caseId) ?? null)] : []),
    ]),
  )
}
