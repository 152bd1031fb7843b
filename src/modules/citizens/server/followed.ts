import type { Output } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { getCase } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Followed } from '../contract.ts'
import { mayRateIn, plainSteps, standingOf } from '../domain/plain-steps.ts'
import { asCitizen } from './as-citizen.ts'
import { findMaster, type Master } from './master-store.ts'
import { ratingsOf } from './rating-store.ts'
import type { StoredReport } from './report-store.ts'

type View = Output<typeof getCase>

const GONE = ['returned', 'withdrawn']
const ANSWERED = 4

/** How the matter stands, as its appellant may know it, in plain words. */
export async function followedOf(call: Call, { caseId, appellantId }: StoredReport): Promise<Followed> {
  const view = await asCitizen(call, appellantId, getCase, { id: caseId }, call.runtime.db)
  const { case: state } = view
  const master = state.state === 'merged' ? await findMaster(call.runtime.db, caseId) : null
  const { stage, zh, en } = standingOf(state.state, state.closeKind, master?.state)
  const ratings = await ratingsOf(call.runtime.db, caseId)
  const rated = ratings.find(({ round, leg }) => round === state.round && leg === state.leg) ?? null
  const unit = master ? master.leadUnit : state.orders.findLast(({ status }) => !GONE.includes(status))?.unit
  const category = state.category === null ? null : call.runtime.use(catalogueBook).category(state.category)
  return {
    caseNo: state.caseNo,
    reportedAt: toRfc3339(state.reportedAt),
    text: state.text,
    place: state.place.address ?? null,
    category: category && { zh: category.zh, en: category.en },
    stage,
    now: { zh, en },
    unit: unit ? (call.runtime.use(unitBook).find(unit)?.zh ?? null) : null,
    dueAt: stage < ANSWERED ? (master ? dueOfMaster(master) : dueOf(view)) : null,
    // What was written to another caller is not for this one: of the master only what may be published.
    answer: stage === ANSWERED ? (master ? master.publicReply : state.publicReply || state.answer) || null : null,
    steps: plainSteps(
      view.record.map(({ type, occurredAt, data }) => ({ type, occurredAt, own: ownWords(type, data) })),
    ),
    mayAdd: offers(view, 'supplement'),
    mayWithdraw: offers(view, 'withdraw') && state.withdrawn.length === 0,
    mayRate: rated === null && mayRateIn(state.state, state.closeKind),
    rated: rated && { solved: rated.solved, satisfied: rated.satisfied, at: toRfc3339(rated.atMs) },
  }
}

function dueOf({ clocks }: View): string | null {
  const running = clocks.filter(({ due, stopped }) => due !== null && stopped === null)
  return (running.find(({ name }) => name === 'total') ?? running[0])?.due ?? null
}

function dueOfMaster({ dueMs }: Master): string | null {
  return dueMs === null ? null : toRfc3339(dueMs)
}

export function offers({ offers }: View, command: string): boolean {
  return offers.some((offer) => offer.command === command && offer.possible)
}

/** What the citizen wrote later; the first report stands above the steps. */
function ownWords(type: string, data: unknown): string | null {
  if (type !== 'Supplemented' && type !== 'Withdrawn') return null
  const { text, reason } = data as { text?: unknown; reason?: unknown }
  return typeof text === 'string' ? text : typeof reason === 'string' ? reason : null
}
