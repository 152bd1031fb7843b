import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { saveProject } from '../contract.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteChange } from './note-change-store.ts'
import { hasLines, lockProject, saveProjectRow } from './project-store.ts'

export const saveProjectHandler = handle(saveProject, async (input, call) => {
  checkUnit(call, input.unit)
  if (input.toYear !== undefined && input.toYear < input.fromYear) throw ledgerFaults.yearsTurned()
  const isProject = input.kind === 'project'
  if (isProject ? !(input.class && input.attribute && input.type) : !input.basicPart) throw ledgerFaults.projectParts()
  const before = await lockProject(call.db, input.id)
  const { expectedVersion } = call.command
  if (before) {
    const { all, units } = call.scope()
    if (!all && !units.includes(before.unit)) throw ledgerFaults.projectNotFound()
    if (expectedVersion !== null && before.version !== expectedVersion) throw ledgerFaults.stale()
    if (before.key !== input.key || before.unit !== input.unit) throw ledgerFaults.keyStays()
    if (before.kind !== input.kind && (await hasLines(call.db, input.id))) throw ledgerFaults.kindStays()
    if (!input.why?.trim()) throw ledgerFaults.whyMissing()
  }
  const project = {
    id: input.id,
    key: input.key,
    name: input.name.trim(),
    shortNames: trimmed(input.shortNames),
    formerNames: trimmed(input.formerNames),
    unit: input.unit,
    kind: input.kind,
    class: isProject ? (input.class ?? null) : null,
    attribute: isProject ? (input.attribute ?? null) : null,
    type: isProject ? (input.type ?? null) : null,
    basicPart: isProject ? null : (input.basicPart ?? null),
    implementer: input.implementer.trim(),
    fromYear: input.fromYear,
    toYear: input.toYear ?? null,
  }
  await saveProjectRow(call.db, project, call.nowMs).catch((error: unknown) => {
    throw brokenUnique(error) === 'project_key_key' ? ledgerFaults.keyTaken(input.key) : error
  })
  const after = { ...project, version: (before?.version ?? 0) + 1 }
  await noteProjectChange(call, after, {
    year: null,
    objectKind: 'project',
    objectId: input.id,
    before,
    after,
    why: input.why?.trim() || '登记项目',
  })
  call.note(input.id, { key: input.key })
  return after
})

const trimmed = (names: readonly string[] | undefined) => [...new Set((names ?? []).map((name) => name.trim()))]

/** Refuses units that do not exist or are not the caller's. */
export function checkUnit(call: Call, unit: string): void {
  if (!call.runtime.use(unitBook).find(unit)?.active) throw ledgerFaults.unitUnknown(unit)
  const { all, units } = call.scope()
  if (!all && !units.includes(unit)) throw ledgerFaults.unitNotYours()
}

export interface ProjectChange {
  year: number | null
  objectKind: 'project' | 'budgetLine' | 'estimate' | 'procurement'
  objectId: string
  before: unknown
  after: unknown
  why: string
}

export async function noteProjectChange(
  call: Call,
  project: { id: string; unit: string },
  change: ProjectChange,
): Promise<void> {
  const { id: byId, name: byName } = call.principal
  await noteChange(call.db, {
    ...change,
    id: call.newId(),
    projectId: project.id,
    unit: project.unit,
    action: change.after === null ? 'removed' : change.before === null ? 'added' : 'changed',
    byId,
    byName,
    nowMs: call.nowMs,
  })
}
