import { stat } from 'node:fs/promises'
import type { Call } from '#platform/call.ts'
import { handle, pulse } from '#platform/plug.ts'
import { cancelLayerLoad, getLayerLoad, listLayerLoads } from '../contract.ts'
import { dropEdition } from './edition-store.ts'
import { keptLayer } from './kept-layer.ts'
import { faultsOf } from './layer-load-fault.ts'
import { loadFaults } from './load-faults.ts'
import { loadView } from './load-layer.ts'
import { endLoad, findLoad, loadsOf, type StoredLoad, silentLoads, waitingLoads } from './load-store.ts'
import { removeSpool } from './run-layer-load.ts'

export const getLayerLoadHandler = handle(getLayerLoad, async ({ id }, call) => loadView(await loadNamed(call, id)))

export const listLayerLoadsHandler = handle(listLayerLoads, async ({ id }, call) => ({
  items: (await loadsOf(call.db, keptLayer(call, id).id)).map(loadView),
}))

/** The job notices within half a second and takes away what it has stored. */
export const cancelLayerLoadHandler = handle(cancelLayerLoad, async ({ id }, call) => {
  const load = await loadNamed(call, id)
  const end = { state: 'cancelled' as const, version: null, fault: null, notes: [], atMs: call.nowMs }
  if (!(await endLoad(call.db, load.id, end))) throw loadFaults.ended()
  call.note(load.layer, { load: load.id, file: load.fileName })
  call.afterCommit(() => removeSpool(load))
  return loadView(await loadNamed(call, id))
})

async function loadNamed(call: Call, id: string): Promise<StoredLoad> {
  const load = await findLoad(call.db, id)
  if (!load) throw loadFaults.unknown()
  return load
}

const SILENT_MS = 60_000

/** Loads whose process has died, and those whose file is gone, are ended and leave nothing behind. */
export const endDeadLoads = pulse('situation.endDeadLoads', 20_000, async (call) => {
  const nowMs = call.runtime.wallMs()
  const gone = []
  for (const load of await waitingLoads(call.db)) if (!(await isThere(load.spool))) gone.push(load.id)
  const dead = [...(await silentLoads(call.db, nowMs - SILENT_MS)), ...(await loadsNumbered(call, gone))]
  for (const load of dead) {
    const fault = faultsOf([
      { code: 'interrupted', zh: '载入中断了', en: 'the load broke off', line: null, feature: null },
    ])
    if (!(await endLoad(call.db, load.id, { state: 'failed', version: null, fault, notes: [], atMs: nowMs }))) continue
    if (load.edition !== null) await dropEdition(call.db, load.edition)
    await removeSpool(load)
  }
})

async function loadsNumbered(call: Call, ids: readonly string[]): Promise<StoredLoad[]> {
  const loads = await Promise.all(ids.map((id) => findLoad(call.db, id)))
  return loads.filter((load) => load !== null)
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
