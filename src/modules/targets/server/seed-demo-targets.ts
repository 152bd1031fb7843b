import { localDate, localDay, parseRfc3339, yearOfDay } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import type { DemoSubject, DemoTargets } from '../domain/demo-targets.ts'
import { demoRows } from '../domain/demo-targets.ts'
import { lastDayOf } from '../domain/monitoring.ts'
import { addChanges, type By, settleChange } from './change-store.ts'
import { addGoalChange, saveGoal } from './goal-store.ts'
import { saveLine } from './monitoring-store.ts'
import { addPlan, setDecided, setProposed } from './plan-store.ts'
import { findProjectByKey } from './project-store.ts'
import { makeReport } from './quarter-reports.ts'
import { schemeBook } from './scheme-book.ts'
import { bodyOf } from './set-target.ts'
import { type StoredTarget, saveTarget, setTargetStates, withdrawTargetRow } from './target-store.ts'

/** Targets of the year before and of this one, both approved; one of the year before was withdrawn in its middle. */
export const seedDemoTargets: Seed = async (call, district, _mode, progress) => {
  const demo = await district.find<DemoTargets>('demo-targets')
  if (!demo) return
  const people = call.runtime.use(personBook)
  const named = (post: string) => {
    const id = people.holders(post, demo.unit)[0]
    return id === undefined ? null : { byId: id, byName: people.find(id)?.name ?? id }
  }
  const officer = named('performanceOfficer')
  const leader = named('leader')
  if (!officer || !leader) return
  const thisYear = yearOfDay(localDay(call.nowMs))
  const halfYear = lastDayOf(thisYear, 2)
  const hasHalfYear = localDate(call.nowMs) > halfYear
  const subjects = [demo.department, ...demo.projects]
  const seeded = { before: 0, now: 0 }
  for (const subject of subjects) {
    const project = subject.project === undefined ? null : await findProjectByKey(call.db, subject.project)
    if (subject.project !== undefined && !project) continue
    const owner = { projectId: project?.id ?? null, unit: project?.unit ?? demo.unit }
    await call.runtime.db.tx(async (tx) => {
      const longTermId = call.newId()
      for (const year of [thisYear - 1, thisYear]) {
        const isBefore = year < thisYear
        const at = (day: string) => Math.min(call.nowMs, parseRfc3339(`${year}-${day}T09:30:00+08:00`) ?? call.nowMs)
        const done = await seedPlan(call, tx, subject, {
          owner,
          year,
          isBefore,
          longTermId,
          halfYear: hasHalfYear,
          officer: (day) => ({ ...officer, nowMs: at(day) }),
          leader: (day) => ({ ...leader, nowMs: at(day) }),
        })
        if (done) seeded[isBefore ? 'before' : 'now'] += 1
      }
    })
  }
  // Where people have plans of their own the report is theirs to make.
  if (seeded.now === subjects.length && hasHalfYear)
    await call.runtime.db.tx(async (tx) => {
      const wish = { id: call.newId(), unit: demo.unit, year: thisYear, quarter: 2, summary: demo.halfYearSummary }
      const nowMs = parseRfc3339(`${thisYear}-07-03T16:00:00+08:00`) ?? call.nowMs
      await makeReport({ ...call, db: tx }, wish, { ...officer, nowMs })
    })
  progress(`绩效目标：${seeded.before + seeded.now} 份演示目标`)
}

const NO_LINE = { actual: null, actualText: null, forecast: 'likely' as const, reason: '', measure: '' }

interface PlanSeed {
  owner: { projectId: string | null; unit: string }
  year: number
  isBefore: boolean
  longTermId: string
  /** The middle of the current year is over. */
  halfYear: boolean
  officer(day: string): By
  leader(day: string): By
}

async function seedPlan(call: Call, tx: Executor, subject: DemoSubject, seed: PlanSeed): Promise<boolean> {
  const { owner, year, isBefore } = seed
  const plan = { id: call.newId(), ...owner, year, scheme: call.runtime.use(schemeBook).usual().key }
  if (!(await addPlan(tx, plan))) return false
  const { annual, targets } = demoRows(subject, isBefore)
  const goalIds: string[] = []
  if (isBefore)
    await seedGoal(
      call,
      tx,
      { ...owner, id: seed.longTermId, span: 'longTerm', year, toYear: year + 4 },
      subject.longTerm,
      null,
      seed,
    )
  for (const goal of annual) {
    const id = call.newId()
    goalIds.push(id)
    await seedGoal(call, tx, { ...owner, id, span: 'annual', year, toYear: year }, goal.text, goal.weight, seed)
  }
  const ids: { id: string; withdrawn: string | null }[] = []
  for (const { withdrawn, goal, halfYear, ...target } of targets) {
    const id = call.newId()
    const stored = { ...target, id, goalId: goalIds[goal] ?? null, acknowledged: [], position: null }
    await saveTarget(tx, plan, stored)
    await addChanges(tx, [line(call, id, 'set', '拟定', bodyOf(stored))], seed.officer('01-08'))
    ids.push({ id, withdrawn })
    if (halfYear && seed.halfYear)
      await saveLine(tx, { targetId: id, quarter: 2, ...NO_LINE, ...halfYear, note: '' }, seed.officer('07-02'))
  }
  await setProposed(tx, plan.id, seed.officer('01-12'))
  await addChanges(
    tx,
    ids.map(({ id }) => line(call, id, 'proposed', '报批')),
    seed.officer('01-12'),
  )
  await setDecided(tx, plan.id, null, seed.leader('01-15'))
  await setTargetStates(tx, plan.id, 'approved')
  await addChanges(
    tx,
    ids.map(({ id }) => line(call, id, 'approved', '批准')),
    seed.leader('01-15'),
  )
  for (const { id, withdrawn } of ids) {
    if (withdrawn === null) continue
    const change = { ...line(call, id, 'withdraw', withdrawn), state: 'open' as const }
    await addChanges(tx, [change], seed.officer('07-18'))
    await settleChange(tx, change.id, 'approved', '同意，权重由同类指标分担', seed.leader('07-22'))
    await withdrawTargetRow(tx, id)
  }
  return true
}

async function seedGoal(
  call: Call,
  tx: Executor,
  head: Pick<StoredTarget, 'projectId' | 'unit' | 'year'> & { id: string; span: 'longTerm' | 'annual'; toYear: number },
  text: string,
  weight: string | null,
  seed: PlanSeed,
): Promise<void> {
  await saveGoal(tx, { ...head, text, weight, position: null }, seed.officer('01-08'))
  const change = { id: call.newId(), goalId: head.id, reason: '拟定', before: null, after: { text, weight } }
  await addGoalChange(tx, change, seed.officer('01-08'))
}

const line = (
  call: Call,
  targetId: string,
  kind: 'set' | 'proposed' | 'approved' | 'withdraw',
  reason: string,
  after: ReturnType<typeof bodyOf> | null = null,
) => ({ id: call.newId(), targetId, kind, state: 'done' as const, reason, before: null, after })
