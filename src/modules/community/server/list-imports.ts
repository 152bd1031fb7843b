import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type ImportRun, listImportRejects, listImports } from '../contract.ts'
import { notHere } from './faults.ts'
import { findImport, importsOf, rejectsAfter, type StoredImport } from './import-store.ts'

const MOST = 20
const PAGE = 1000

/** One's own alone. */
export const listImportsHandler = handle(listImports, async (_, call) => ({
  items: (await importsOf(call.db, call.principal.id, MOST)).map(view),
}))

export const listImportRejectsHandler = handle(listImportRejects, async ({ id, after = 0 }, call) => {
  const run = await findImport(call.db, id)
  if (run?.byId !== call.principal.id) throw notHere()
  const rows = await rejectsAfter(call.db, id, after, PAGE + 1)
  return { items: rows.slice(0, PAGE), more: rows.length > PAGE }
})

function view(run: StoredImport): ImportRun {
  return {
    id: run.id,
    kind: run.kind,
    file: run.fileName,
    bytes: run.bytes,
    dryRun: run.dryRun,
    state: run.state,
    progress: run.state === 'done' || run.bytes === 0 ? 1 : Math.min(1, run.readBytes / run.bytes),
    read: run.readCount,
    added: run.added,
    changed: run.changed,
    unchanged: run.unchanged,
    rejected: run.rejected,
    fault: run.fault,
    by: run.byName,
    createdAt: toRfc3339(run.createdMs),
    endedAt: run.endedMs === null ? null : toRfc3339(run.endedMs),
  }
}
