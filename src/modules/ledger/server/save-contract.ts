import { exact } from '#core/number/exact.ts'
import { dayOfDate, localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { brokenUnique } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { type ContractRow, saveContract } from '../contract.ts'
import { refuseChange } from '../domain/contracts/refuse-change.ts'
import { type ContractDraft, refuseContract } from '../domain/contracts/refuse-contract.ts'
import { contractFaults, refused } from './contract-faults.ts'
import { contractOf, contractRow } from './contract-row.ts'
import {
  hasForeignIds,
  knownSources,
  listContractRows,
  lockContract,
  type StoredContract,
  saveContractRow,
} from './contract-store.ts'
import { checkDocument } from './documents.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteChange } from './note-change-store.ts'
import { findSeenProject } from './sight-store.ts'

export const saveContractHandler = handle(saveContract, async (input, call) => {
  const today = localDate(call.nowMs)
  const head = await lockContract(call.db, input.id)
  const before = head ? await getStoredContract(call, input.id) : null
  const { expectedVersion } = call.command
  if (expectedVersion !== null && head?.version !== expectedVersion) throw ledgerFaults.stale()
  const project = await findSeenProject(call.db, input.project, call.scope())
  if (!project) throw ledgerFaults.projectNotFound()
  if (before && before.projectId !== project.id) throw contractFaults.projectStays()
  if (before && !input.why?.trim()) throw ledgerFaults.whyMissing()
  if ([input.signedOn, ...input.milestones.map((one) => one.plannedOn)].some((day) => dayOfDate(day) === null))
    throw ledgerFaults.noSuchDay()
  const draft: ContractDraft = {
    price: exact(input.price),
    signedOn: input.signedOn,
    milestones: input.milestones,
    sources: input.sources.map(({ source, amount }) => ({ source, amount: exact(amount) })),
    instalments: input.instalments.map((one) => ({ ...one, percent: exact(one.percent) })),
  }
  const refusal =
    refuseContract(draft, today) ?? (before ? refuseChange(contractOf(before), draft, call.principal.id) : null)
  if (refusal) throw refused(refusal)
  const known = await knownSources(
    call.db,
    input.sources.map(({ source }) => source),
  )
  for (const { source } of input.sources) if (!known.has(source)) throw ledgerFaults.sourceUnknown(source)
  if (await hasForeignIds(call.db, input)) throw contractFaults.idsTaken()
  const { id: byId, name: byName } = call.principal
  await saveContractRow(
    call.db,
    {
      ...input,
      projectId: project.id,
      no: input.no.trim(),
      remark: input.remark?.trim() ?? '',
      documentId: await checkDocument(call, input.documentId, before?.documentId ?? null),
      byId,
      byName,
    },
    call.nowMs,
  ).catch((error: unknown) => {
    throw brokenUnique(error) === 'contract_no' ? contractFaults.numberTaken(input.no) : error
  })
  const after = await getStoredContract(call, input.id)
  await noteChange(call.db, {
    id: call.newId(),
    projectId: project.id,
    unit: project.unit,
    year: null,
    objectKind: 'contract',
    objectId: input.id,
    action: before ? 'changed' : 'added',
    before,
    after,
    why: input.why?.trim() || '登记合同',
    byId,
    byName,
    nowMs: call.nowMs,
  })
  call.note(input.id, { no: input.no })
  return contractRow(after, today)
})

const ANY = { projectId: null, state: null, text: null, before: null }

/** A contract of one's own units, or the fault that there is none. */
export async function getStoredContract(call: Call, id: string): Promise<StoredContract> {
  const today = localDate(call.nowMs)
  const [row] = await listContractRows(call.db, { ...ANY, scope: call.scope(), today, id, limit: 1 })
  if (!row) throw contractFaults.notFound()
  return row
}

export async function contractAnswer(call: Call, id: string): Promise<ContractRow> {
  return contractRow(await getStoredContract(call, id), localDate(call.nowMs))
}
