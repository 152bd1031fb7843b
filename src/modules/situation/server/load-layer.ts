import { basename, join } from 'node:path'
import { dayOfDate, localDay, toRfc3339 } from '#core/time/local.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import { spool } from '#platform/files/spool.ts'
import { handle } from '#platform/plug.ts'
import { type LayerLoad, loadLayer, MOST_LOAD_BYTES } from '../contract.ts'
import { keptLayer } from './kept-layer.ts'
import { LOAD_JOB } from './layer-load-job.ts'
import { loadFaults } from './load-faults.ts'
import { addLoad, type StoredLoad } from './load-store.ts'

/** Takes the file in whole before anything else: the answer comes as soon as it lies here, the rest is a job. */
export const loadLayerHandler = handle(loadLayer, async (input, call) => {
  const layer = keptLayer(call, input.id)
  checkDay(call, input.dataAt)
  const { file, runtime } = call
  if (!file) throw loadFaults.fileMissing()
  const folder = loadsFolder(runtime.config.dataDir)
  const spooled = await spool(file.stream, { maxBytes: MOST_LOAD_BYTES, folder })
  try {
    const answer = await runtime.db.tx(async (tx) => {
      const added = await addLoad(tx, {
        id: call.newId(),
        layer: layer.id,
        fileName: basename(file.name).slice(0, 200),
        fileBytes: spooled.bytes,
        spool: spooled.path,
        options: {
          datum: input.datum,
          dataAt: input.dataAt ?? null,
          encoding: input.encoding ?? null,
          nameField: input.nameField || null,
          lonField: input.lonField || null,
          latField: input.latField || null,
          dryRun: input.dryRun === 'true',
          note: input.note?.trim() || `载入 ${basename(file.name).slice(0, 120)}`,
          sha256: spooled.sha256,
        },
        byId: call.principal.id,
        byName: call.principal.name,
        atMs: call.nowMs,
      })
      if (!added) throw loadFaults.busy(layer.zh, layer.en)
      const view = loadView(added)
      const detail = { load: added.id, file: added.fileName, bytes: spooled.bytes, sha256: spooled.sha256 }
      await writeJournal(tx, call.journalEntry(view, layer.id, { ...detail, datum: input.datum, dryRun: view.dryRun }))
      return view
    })
    await runtime.queueJob(LOAD_JOB, { id: answer.id }, { key: `${LOAD_JOB}:${answer.id}` })
    return answer
  } catch (error) {
    await spooled.remove()
    throw error
  }
})

/** Where files wait for the job that reads them. */
export function loadsFolder(dataDir: string): string {
  return join(dataDir, 'layer-loads')
}

function checkDay(call: Call, dataAt: string | undefined): void {
  if (dataAt === undefined) return
  const day = dayOfDate(dataAt)
  if (day === null || day > localDay(call.nowMs)) throw loadFaults.badDate()
}

export function loadView(load: StoredLoad): LayerLoad {
  const { id, layer, state, fileName, fileBytes, readBytes, features, version, fault, notes, byName } = load
  return {
    id,
    layer,
    state,
    dryRun: load.options.dryRun,
    fileName,
    fileBytes,
    readBytes: state === 'done' ? fileBytes : readBytes,
    features,
    version,
    faults: fault?.said ?? [],
    wayOut: fault?.wayOut ?? null,
    notes,
    byName,
    startedAt: toRfc3339(load.startedMs),
    finishedAt: load.finishedMs === null ? null : toRfc3339(load.finishedMs),
  }
}
