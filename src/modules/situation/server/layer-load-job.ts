import { isFault } from '#core/fault.ts'
import { dayOfDate, dayStartMs } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { LAYERS_CHANGED } from '../contract.ts'
import type { LoadFault } from '../domain/load/load-fault.ts'
import { putInForce } from './change-layer-store.ts'
import { addEdition, dropEdition, keepEdition } from './edition-store.ts'
import { faultsOf } from './layer-load-fault.ts'
import { type KnownLayer, layerRoom } from './layer-room.ts'
import { lockLayer } from './layer-store.ts'
import { beatLoad, beginLoad, endLoad, findLoad, type StoredLoad } from './load-store.ts'
import { type LoadedFile, LoadRefused, LoadStopped, readIntoEdition, removeSpool } from './run-layer-load.ts'
import { addVersion } from './version-store.ts'

export const LOAD_JOB = 'situation.runLayerLoad'

/** Brings a waiting file into its layer, or leaves the layer as it was: nothing of a refused file stays. */
export const layerLoadJob = job(LOAD_JOB, async (payload, call) => {
  const load = await findLoad(call.db, (payload as { id: string }).id)
  if (load?.state !== 'waiting') return
  const layer = call.runtime.use(layerRoom).find(load.layer)
  if (!layer) return
  const edition = await addEdition(call.db, layer.id, call.runtime.wallMs())
  let isKept = false
  try {
    if (!(await beginLoad(call.db, load.id, edition, call.runtime.wallMs()))) return
    const file = await readIntoEdition(call, load, layer, edition)
    isKept = await finish(call, load, layer, edition, file)
  } catch (error) {
    if (!(error instanceof LoadStopped)) await fail(call, load, error)
  } finally {
    if (!isKept) await dropEdition(call.db, edition)
    await removeSpool(load)
  }
})

async function finish(call: Call, load: StoredLoad, layer: KnownLayer, edition: number, file: LoadedFile) {
  const { runtime } = call
  const { features, readBytes, notes } = file
  const end = { state: 'done' as const, version: null, fault: null, features, readBytes, notes, atMs: runtime.wallMs() }
  if (load.options.dryRun) {
    await endLoad(call.db, load.id, end)
    return false
  }
  await beatLoad(call.db, load.id, { state: 'saving', readBytes, features, atMs: runtime.wallMs() })
  const isKept = await runtime.db.tx(async (tx) => {
    const before = await lockLayer(tx, layer.id)
    if (!before) return false
    const version = before.version + 1
    if (!(await endLoad(tx, load.id, { ...end, version }))) return false
    const { dataAt, note, sha256, datum } = load.options
    const day = dataAt === null ? null : dayOfDate(dataAt)
    const dataMs = day === null ? load.startedMs : dayStartMs(day)
    const detail = {
      style: before.style,
      dataMs,
      invented: false,
      file: { name: load.fileName, bytes: load.fileBytes, sha256, datum },
    }
    await keepEdition(tx, edition)
    await addVersion(tx, {
      layer: layer.id,
      version,
      kind: 'load',
      edition,
      restoredVersion: null,
      note,
      added: features,
      changed: 0,
      removed: before.featureCount,
      featureCount: features,
      detail,
      fields: file.fields,
      byId: load.byId,
      byName: load.byName,
      atMs: end.atMs,
    })
    await putInForce(tx, {
      id: layer.id,
      version,
      edition,
      featureCount: features,
      bbox: file.bbox,
      fields: file.fields,
      style: before.style,
      dataMs,
      invented: false,
      atMs: end.atMs,
    })
    return true
  })
  if (isKept) {
    runtime.wakeOutbox()
    await runtime.broadcast.send(LAYERS_CHANGED, [layer.id])
  }
  return isKept
}

async function fail(call: Call, load: StoredLoad, error: unknown): Promise<void> {
  const isRefused = error instanceof LoadRefused
  if (!isRefused) call.runtime.log.error({ load: load.id, error }, 'a load broke off')
  const faults: readonly LoadFault[] = isRefused ? error.faults : [brokenOff(error)]
  await endLoad(call.db, load.id, {
    state: 'failed',
    version: null,
    fault: faultsOf(faults),
    notes: [],
    atMs: call.runtime.wallMs(),
  })
}

function brokenOff(error: unknown): LoadFault {
  const said = isFault(error) ? error.text : { zh: '抱歉，载入中断了', en: 'sorry, the load broke off' }
  return { code: 'interrupted', zh: said.zh.replace(/。$/, ''), en: said.en, line: null, feature: null }
}
