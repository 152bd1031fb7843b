import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { DAY_MS, localDate } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { sparePulse } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { addPlan, askCorrection, drawPlan, listEntries, reportPlan, saveScore } from '../contract.ts'
import { demoMarks } from '../domain/demo-marks.ts'
import { digest } from './digest.ts'
import { findPlan } from './plan-store.ts'
import { reviewersOf } from './reviewers.ts'
import { listTaskRows, type StoredTask } from './task-store.ts'

/** `districts/<key>/demo-quality.json`: spot checks that a demonstration begins with. */
interface DemoQuality {
  keeper: string
  reviewers: string[]
  plans: { id: string; title: string; daysAgo: readonly [number, number]; scored: 'all' | 'some' }[]
  correction: string
}

const AT_ONCE = 8
const SCORE_WITHIN_DAYS = 7
let isOver = false

/**
 * Once the invented cases are there: one spot check that is reported and one that is being scored, by the people of the
 * demonstration, through operations alone and a few scores at a time, so that nobody waits for it. What people have begun
 * themselves is left alone.
 */
export const addDemo = sparePulse('quality.addDemo', 20_000, async (call) => {
  if (isOver || !call.runtime.config.demo) return false
  const more = await nextPiece(call)
  isOver = !more
  return more
})

async function nextPiece(call: Call): Promise<boolean> {
  const { config } = call.runtime
  const demo = await openDistrictFolder(config.root, config.district).find<DemoQuality>('demo-quality')
  // Without invented cases of the last days there is nothing to draw from.
  if (!demo || !(await findSetting(call.runtime.db, 'demoCases'))) return false
  try {
    for (const plan of demo.plans) if (await goOnWith(call, demo, plan)) return true
  } catch (error) {
    // No case was closed in those days, or somebody else was quicker: then there is nothing to add.
    if (!isFault(error)) throw error
  }
  return false
}

async function goOnWith(call: Call, demo: DemoQuality, wish: DemoQuality['plans'][number]): Promise<boolean> {
  const { runtime, nowMs } = call
  const { id } = wish
  const stored = await findPlan(runtime.db, id)
  if (!stored) {
    const day = (ago: number) => localDate(nowMs - ago * DAY_MS)
    const named = await Promise.all(demo.reviewers.map((account) => runtime.signIn.findByAccount(account)))
    const able = new Set((await reviewersOf(call)).map((one) => one.id))
    await act(call, demo.keeper, addPlan, {
      ...{ id, title: wish.title, from: day(wish.daysAgo[0]), to: day(wish.daysAgo[1]), strata: 'unit' as const },
      ...{ errorPercent: 5, confidencePercent: 95, scoreBy: localDate(nowMs + SCORE_WITHIN_DAYS * DAY_MS) },
      reviewers: named.flatMap((person) => (person && able.has(person.id) ? [person.id] : [])),
    })
    return true
  }
  if (stored.state === 'planned') {
    await act(call, demo.keeper, drawPlan, { id })
    return true
  }
  if (stored.state !== 'drawn') return false
  // Of the running one a third is scored, and stays so.
  const enough = wish.scored === 'some' && stored.done * 3 >= stored.entries
  if (enough) return false
  const open = (await listTaskRows(runtime.db, { planId: id, done: false, limit: AT_ONCE })).filter(
    ({ reviewer }) => reviewer !== null,
  )
  for (const task of open) await score(call, task)
  if (open.length > 0 || wish.scored === 'some') return open.length > 0
  await act(call, demo.keeper, reportPlan, { id })
  const [failed] = (await act(call, demo.keeper, listEntries, { planId: id, passed: false, limit: 1 })).items
  if (failed) await act(call, demo.keeper, askCorrection, { id: failed.id, task: demo.correction })
  return true
}

/** The second person sees the case much as the first did. */
async function score(call: Call, { id, caseId, turn, reviewer, rules }: StoredTask): Promise<void> {
  const share = (salt: string) => {
    const drawn = Number.parseInt(digest(`${caseId}:${salt}`).slice(0, 8), 16) / 0x1_0000_0000
    const other = Number.parseInt(digest(`${caseId}:${salt}:${turn}`).slice(0, 8), 16) / 0x1_0000_0000
    return turn === 1 || other > 0.15 ? drawn : other
  }
  const { marks, findings } = demoMarks(rules.form, share)
  const account = call.runtime.use(personBook).find(reviewer ?? '')?.account
  if (account === undefined) return
  await act(call, account, saveScore, { id, marks, findings, note: '', final: true })
}

async function act<Op extends Operation>(
  call: Call,
  account: string,
  operation: Op,
  input: Input<Op>,
): Promise<Output<Op>> {
  const { runtime } = call
  const principal = await runtime.signIn.findByAccount(account)
  if (!principal) throw new Error(`no account ${account}`)
  const command = { id: runtime.newId(), bodyHash: '', expectedVersion: null }
  return runtime.perform({ operation, input, principal, command }) as Promise<Output<Op>>
}
