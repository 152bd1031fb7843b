import { dayOfDate, localDate, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { getStatement, recordStatement, type StatementState, setEvidenceKind } from '../contract.ts'
import { evidenceFaults } from './evidence-faults.ts'
import { holdSheetOpen } from './evidence-store.ts'
import { lockSheet } from './sheet-store.ts'
import {
  findStatement,
  hasActual,
  isStatedTarget,
  saveStatement,
  setStated,
  statedAmong,
  unsetStated,
} from './statement-store.ts'
import { getTargetInReach } from './target-in-reach.ts'

async function stateOf(call: Call, targetId: string): Promise<StatementState> {
  const stored = await findStatement(call.db, targetId)
  return {
    targetId,
    kind: (await isStatedTarget(call.db, targetId)) ? 'statement' : 'measurement',
    statement: stored && { ...stored, recordedAt: toRfc3339(stored.recordedMs) },
  }
}

/** For whoever writes actuals: refused with a sentence where the evidence of a target is a statement. */
export async function mustBeMeasurable(
  db: Executor,
  targets: readonly { id: string; level3: string }[],
): Promise<void> {
  const stated = await statedAmong(
    db,
    targets.map(({ id }) => id),
  )
  const found = targets.find(({ id }) => stated.has(id))
  if (found) throw evidenceFaults.isStatement(found.level3)
}

export const getStatementHandler = handle(getStatement, async ({ targetId }, call) => {
  await getTargetInReach(call, targetId)
  return stateOf(call, targetId)
})

const recorderOf = ({ principal, nowMs }: Call) => ({ byId: principal.id, byName: principal.name, nowMs })

export const setEvidenceKindHandler = handle(setEvidenceKind, async ({ targetId, kind }, call) => {
  const target = await getTargetInReach(call, targetId)
  // A value may be on its way into the sheet.
  await lockSheet(call.db, target.planId)
  if (!(await holdSheetOpen(call.db, target.planId))) throw evidenceFaults.sheetNotDraft()
  if (kind === 'statement') {
    if (await hasActual(call.db, targetId)) throw evidenceFaults.measured()
    await setStated(call.db, targetId, recorderOf(call))
  } else {
    if (await findStatement(call.db, targetId)) throw evidenceFaults.hasStatement()
    await unsetStated(call.db, targetId)
  }
  call.note(targetId, { kind })
  return stateOf(call, targetId)
})

export const recordStatementHandler = handle(recordStatement, async ({ targetId, ...said }, call) => {
  const target = await getTargetInReach(call, targetId)
  if (!(await holdSheetOpen(call.db, target.planId))) throw evidenceFaults.sheetNotDraft()
  if (!(await isStatedTarget(call.db, targetId))) throw evidenceFaults.notStatement()
  if (dayOfDate(said.statedOn) === null || said.statedOn > localDate(call.nowMs)) throw evidenceFaults.statedLater()
  const before = await findStatement(call.db, targetId)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw evidenceFaults.stale()
  const trimmed = { ...said, text: said.text.trim(), statedBy: said.statedBy.trim(), basis: said.basis.trim() }
  await saveStatement(call.db, call.newId(), { targetId, ...trimmed }, before, recorderOf(call))
  call.note(targetId)
  return stateOf(call, targetId)
})
