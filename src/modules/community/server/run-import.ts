import { setImmediate } from 'node:timers/promises'
import { isFault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { RowFault } from '../domain/read-resident-row.ts'
import type { FileReader } from './file-reader.ts'
import { enterpriseReader } from './import-enterprises.ts'
import { residentReader } from './import-residents.ts'
import {
  addRejects,
  beginImport,
  endImport,
  findImport,
  type ImportCounts,
  noteProgress,
  type Reject,
  type StoredImport,
} from './import-store.ts'
import { FILE_KEY } from './secrets.ts'
import { RUN_IMPORT } from './start-import.ts'
import { dropWaiting, readWaiting, waitingPath } from './waiting-file.ts'

const LIMITS = { maxRows: 2_000_000, maxBytes: 1_073_741_824 }
const BATCH = 500
/** Lines sealed in one go; the server answers others between. */
const BREATH = 50
/** Listed one by one; beyond that they are counted. */
const MOST_LISTED = 20_000

export const runImport = job(RUN_IMPORT, async (payload, call) => {
  const { id } = payload as { id: string }
  const run = await findImport(call.runtime.db, id)
  // Done already: the job was delivered twice.
  if (!run || run.keySealed === null) return
  await beginImport(call.runtime.db, id, call.nowMs)
  const path = waitingPath(call.runtime.config.dataDir, id)
  try {
    await readFile(call, run, path, run.keySealed)
    await endImport(call.runtime.db, id, 'done', null, call.runtime.nowMs())
  } catch (error) {
    if (!isFault(error)) call.runtime.log.error({ import: id, error }, 'an import broke off')
    const fault = isFault(error) ? { zh: error.text.zh, en: error.text.en } : BROKEN
    await endImport(call.runtime.db, id, 'failed', fault, call.runtime.nowMs())
  }
  await dropWaiting(path)
})

const BROKEN = {
  zh: '抱歉，导入中途出错，已读的行已保存。请再导入一次同一文件，不会重复。',
  en: 'Sorry, the import broke off; what was read is saved. Import the same file again, nothing is doubled.',
}

class TriedOnly extends Error {}

async function readFile(call: Call, run: StoredImport, path: string, keySealed: string): Promise<void> {
  const { runtime, nowMs } = call
  const counts: ImportCounts = { read: 0, readBytes: 0, added: 0, changed: 0, unchanged: 0, rejected: 0 }
  const make = run.kind === 'residents' ? residentReader : enterpriseReader
  const reader = make(runtime, run.areas, nowMs)
  const rejects = rejectList(counts)
  const bytes = readWaiting(path, runtime.secrets.open(keySealed, FILE_KEY), (seen) => {
    counts.readBytes = seen
  })
  const save = async () => {
    await saveBatch(call, run, reader, counts, rejects.refuse)
    await addRejects(runtime.db, run.id, rejects.take())
    await noteProgress(runtime.db, run.id, counts)
  }
  for await (const row of readTable({ stream: bytes, name: run.fileName }, LIMITS)) {
    counts.read += 1
    if (row.fault === undefined) reader.take(row.line, row.values, rejects.refuse)
    else rejects.refuse(row.line, { zh: row.fault, en: 'This line cannot be read.' })
    if (counts.read % BREATH === 0) await setImmediate()
    if (reader.waiting() >= BATCH || rejects.waiting() >= BATCH) await save()
  }
  await save()
}

/** One that only tries does all that an import does, and takes it back. */
async function saveBatch(
  { runtime }: Call,
  run: StoredImport,
  reader: FileReader,
  counts: ImportCounts,
  refuse: (line: number, fault: RowFault) => void,
): Promise<void> {
  if (reader.waiting() === 0) return
  try {
    await runtime.db.tx(async (tx) => {
      const saved = await reader.save(tx, refuse)
      counts.added += saved.added
      counts.changed += saved.changed
      counts.unchanged += saved.unchanged
      if (run.dryRun) throw new TriedOnly()
    })
  } catch (error) {
    if (!(error instanceof TriedOnly)) throw error
  }
}

function rejectList(counts: ImportCounts) {
  let waiting: Reject[] = []
  return {
    refuse: (line: number, fault: RowFault) => {
      counts.rejected += 1
      if (counts.rejected <= MOST_LISTED) waiting.push({ line, ...fault })
    },
    waiting: () => waiting.length,
    take: () => {
      const taken = waiting
      waiting = []
      return taken
    },
  }
}
