import { localDate, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getContract, listContracts } from '../contract.ts'
import { contractRow } from './contract-row.ts'
import { listContractRows } from './contract-store.ts'
import { readDayCursor, writeDayCursor } from './day-cursor.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { listChanges } from './note-change-store.ts'
import { getStoredContract } from './save-contract.ts'
import { findSeenProject } from './sight-store.ts'

const PAGE = 50

export const listContractsHandler = handle(listContracts, async (input, call) => {
  const limit = input.limit ?? PAGE
  const today = localDate(call.nowMs)
  const project = input.project === undefined ? null : await findSeenProject(call.db, input.project, call.scope())
  if (input.project !== undefined && !project) throw ledgerFaults.projectNotFound()
  const rows = await listContractRows(call.db, {
    scope: call.scope(),
    today,
    id: null,
    projectId: project?.id ?? null,
    state: input.state ?? null,
    text: input.text?.trim() || null,
    before: readDayCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => contractRow(row, today)),
    next: rows.length > limit && last ? writeDayCursor({ day: last.signedOn, id: last.id }) : null,
  }
})

export const getContractHandler = handle(getContract, async ({ id }, call) => {
  const stored = await getStoredContract(call, id)
  const objects = [id, ...stored.milestones.map((one) => one.id), ...stored.instalments.map((one) => one.id)]
  const changes = await listChanges(call.db, objects)
  return {
    contract: contractRow(stored, localDate(call.nowMs)),
    changes: changes.map(({ atMs, ...change }) => ({ ...change, at: toRfc3339(atMs) })),
  }
})
