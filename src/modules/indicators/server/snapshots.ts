import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle, job } from '#platform/plug.ts'
import { askAdjustment, decideAdjustment, freezeMonth, getSnapshot, listSnapshots } from '../contract.ts'
import { exactText } from '../domain/figure-text.ts'
import { readPeriod } from '../domain/period.ts'
import type { Basis } from '../domain/reckon-indicators.ts'
import { periodAt } from '../domain/rollup/periods-of.ts'
import type { ScopeKind } from '../domain/scope.ts'
import { bookRoom } from './book-room.ts'
import { FREEZE_JOB, freezeTimeOf } from './freeze-month.ts'
import { labelScope } from './label-scopes.ts'
import { reckonFully } from './reckon-fully.ts'
import {
  type Adjustment,
  addAdjustmentRow,
  askFreeze,
  type FrozenFigure,
  findSnapshot,
  formulasOf,
  frozenFigures,
  listAdjustments,
  listFreezeRequests,
  listSnapshotRows,
  lockAdjustment,
  saveDecision,
  saveReckoned,
} from './snapshot-store.ts'

/** Months that are over and not frozen are offered this far back. */
const OFFERED = 12
const ADJUST_JOB = 'indicators.reckonAdjustment'

export const listSnapshotsHandler = handle(listSnapshots, async (_input, call) => {
  const { runtime, db, nowMs } = call
  const frozen = await listSnapshotRows(db)
  const requests = await listFreezeRequests(db)
  const known = new Map(frozen.map((one) => [one.month, one]))
  const months = new Set([...lastMonths(nowMs), ...known.keys()])
  return {
    freezeOnWorkday: runtime.use(bookRoom).rules().freezeOnWorkday,
    items: [...months]
      .sort((a, b) => (a < b ? 1 : -1))
      .map((month) => {
        const one = known.get(month)
        const request = requests.find((asked) => asked.month === month)
        const asOfMs = one?.asOfMs ?? freezeTimeOf(runtime, month)
        const waiting = waitingState(request?.fault, request !== undefined, asOfMs > nowMs)
        return {
          month,
          state: one ? ('frozen' as const) : waiting,
          asOf: toRfc3339(asOfMs),
          bookVersion: one?.bookVersion ?? null,
          digest: one?.digest ?? null,
          cases: one?.cases ?? null,
          frozenBy: one?.frozenBy ?? request?.byName ?? null,
          frozenAt: one ? toRfc3339(one.frozenMs) : null,
          fault: request?.fault ?? null,
        }
      }),
    adjustments: (await listAdjustments(db, null)).map((one) => viewOf(call, one)),
  }
})

function waitingState(
  problem: string | null | undefined,
  isAsked: boolean,
  isEarly: boolean,
): 'working' | 'failed' | 'early' | 'open' {
  if (isAsked) return problem ? 'failed' : 'working'
  return isEarly ? 'early' : 'open'
}

function lastMonths(nowMs: number): string[] {
  const found: string[] = []
  for (let at = readPeriod(periodAt('month', nowMs)).fromMs - 1; found.length < OFFERED; ) {
    const month = periodAt('month', at)
    found.push(month)
    at = readPeriod(month).fromMs - 1
  }
  return found
}

export const getSnapshotHandler = handle(getSnapshot, async ({ month, by, id }, call) => {
  const { runtime, db } = call
  const snapshot = await findSnapshot(db, month)
  if (!snapshot) throw notFrozen(month)
  const approved = (await listAdjustments(db, month)).filter((one) => one.state === 'approved' && one.kind === by)
  const ids = id === undefined ? null : ['', '@co', '@child'].map((role) => `${id}${role}`)
  const stored = await frozenFigures(db, month, by, ids)
  return {
    asOf: toRfc3339(snapshot.asOfMs),
    bookVersion: snapshot.bookVersion,
    digest: snapshot.digest,
    formulas: await formulasOf(db, month),
    rows: stored.flatMap(({ indicator, figures }) =>
      figures.map(([scope, basis, ...figure]) => ({
        id: indicator,
        scope,
        label: labelScope(runtime, by, scope),
        basis: basis as Basis,
        ...figureView(figure)!,
        // The newest decision stands first.
        adjusted: figureView(
          approved.find((one) => one.indicator === indicator && one.scope === scope && one.basis === basis)?.new ??
            null,
        ),
      })),
    ),
  }
})

export const freezeMonthHandler = handle(freezeMonth, async ({ month }, call) => {
  const { runtime, db, nowMs } = call
  if (await findSnapshot(db, month))
    throw fault('month-frozen', {
      status: 409,
      zh: `${month} 已经定稿，不再改动。以后查明的事请申请更正。`,
      en: `${month} is frozen and stays as it is. What is found out later is asked for as an adjustment.`,
    })
  const dueMs = freezeTimeOf(runtime, month)
  if (dueMs > nowMs)
    throw fault('month-early', {
      status: 409,
      zh: `${month} 要到 ${toRfc3339(dueMs).slice(0, 16).replace('T', ' ')} 才能定稿。`,
      en: `${month} can be frozen from ${toRfc3339(dueMs).slice(0, 16).replace('T', ' ')} on.`,
    })
  await askFreeze(db, { month, byName: call.principal.name, askedMs: nowMs })
  call.note(month)
  call.afterCommit(() => runtime.queueJob(FREEZE_JOB, { month }, { key: `${FREEZE_JOB}:${month}` }))
  return { month }
})

export const askAdjustmentHandler = handle(
  askAdjustment,
  async ({ month, by, indicator, scope, basis, reason }, call) => {
    const { runtime, db } = call
    if (!(await findSnapshot(db, month))) throw notFrozen(month)
    const [found] = await frozenFigures(db, month, by, [indicator])
    const row = found?.figures.find((one) => one[0] === scope && one[1] === basis)
    const isKnown = runtime.use(bookRoom).book().find(indicator.split('@')[0]!) !== null
    if (!row && !isKnown)
      throw fault('indicator-unknown', {
        status: 422,
        zh: '没有这个指标，请从指标目录中选。',
        en: 'There is no such indicator: choose one of the book.',
      })
    const id = call.newId()
    await addAdjustmentRow(db, {
      id,
      month,
      kind: by,
      indicator,
      scope,
      basis,
      reason: reason.trim(),
      old: row ? [row[2], row[3], row[4]] : [null, null, null],
      askedBy: call.principal.id,
      askedByName: call.principal.name,
      askedMs: call.nowMs,
    })
    call.note(id, { month, by, indicator, scope, basis })
    call.afterCommit(() => runtime.queueJob(ADJUST_JOB, { id }, { key: `${ADJUST_JOB}:${id}` }))
    return { id }
  },
)

/** What the figure is with all that is known now. */
export const reckonAdjustment = job(ADJUST_JOB, async (payload, { runtime }) => {
  const { id } = payload as { id: string }
  const one = (await listAdjustments(runtime.db, null)).find((row) => row.id === id)
  if (one?.state !== 'reckoning') return
  const asOfMs = runtime.nowMs() + 1
  const { rows } = await reckonFully(runtime, {
    period: one.month,
    by: one.kind as ScopeKind,
    ids: [one.indicator.split('@')[0]!],
    bases: [one.basis as Basis],
    asOfMs,
  })
  const row = rows.find((found) => found.id === one.indicator && found.scope === one.scope)
  const figure: FrozenFigure = [
    exactText(row?.numerator ?? null),
    exactText(row?.denominator ?? null),
    exactText(row?.value ?? null),
  ]
  await saveReckoned(runtime.db, id, { figure, asOfMs, isSame: JSON.stringify(figure) === JSON.stringify(one.old) })
})

export const decideAdjustmentHandler = handle(decideAdjustment, async ({ id, approve, text }, call) => {
  const found = await lockAdjustment(call.db, id)
  if (found?.state !== 'asked')
    throw fault('adjustment-state', {
      status: 409,
      zh: '这项更正不在待审批状态，请刷新后再看。',
      en: 'This adjustment is not waiting for a decision: look again.',
    })
  if (found.askedBy === call.principal.id)
    throw fault('adjustment-own', {
      status: 403,
      zh: '自己申请的更正由另一人审批。',
      en: 'Whoever asks for an adjustment does not decide it.',
    })
  const { id: by, name: byName } = call.principal
  await saveDecision(call.db, id, { approve, text: text.trim(), by, byName, atMs: call.nowMs })
  call.note(id, { month: found.month, indicator: found.indicator, approve })
  return { id }
})

const figureView = (figure: FrozenFigure | null) =>
  figure && { numerator: figure[0], denominator: figure[1], value: figure[2] }

function viewOf(call: Call, one: Adjustment) {
  const { kind, askedMs, decidedMs, asOfMs, askedBy, askedByName, decidedByName, ...rest } = one
  const by = kind as ScopeKind
  return {
    ...rest,
    by,
    basis: one.basis as Basis,
    label: labelScope(call.runtime, by, one.scope),
    old: figureView(one.old),
    new: figureView(one.new),
    asOf: asOfMs === null ? null : toRfc3339(asOfMs),
    askedBy: askedByName,
    askedAt: toRfc3339(askedMs),
    decidedBy: decidedByName,
    decidedAt: decidedMs === null ? null : toRfc3339(decidedMs),
    own: askedBy === call.principal.id,
  }
}

const notFrozen = (month: string) =>
  fault('month-open', {
    status: 404,
    zh: `${month} 还没有定稿。`,
    en: `${month} has not been frozen.`,
  })
