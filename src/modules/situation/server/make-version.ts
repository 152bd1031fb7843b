import type { Call } from '#platform/call.ts'
import { LAYERS_CHANGED } from '../contract.ts'
import { type LayerInForce, putInForce } from './change-layer-store.ts'
import type { StoredLayer } from './layer-store.ts'
import { addVersion, type NewVersion } from './version-store.ts'

export interface VersionMade {
  kind: NewVersion['kind']
  note: string
  added?: number
  changed?: number
  removed?: number
  restoredVersion?: number
}

/** The next version of a locked layer, with what changed in it; everything else stays as it was. */
export async function makeVersion(
  call: Call,
  before: StoredLayer,
  made: VersionMade,
  changes: Partial<
    Pick<LayerInForce, 'edition' | 'featureCount' | 'bbox' | 'fields' | 'style' | 'dataMs' | 'invented'>
  >,
): Promise<{ version: number; featureCount: number }> {
  const after: LayerInForce = { ...before, ...changes, version: before.version + 1, atMs: call.nowMs }
  const { version, edition, featureCount, fields, style, dataMs, invented } = after
  await addVersion(call.db, {
    layer: before.id,
    version,
    kind: made.kind,
    edition,
    restoredVersion: made.restoredVersion ?? null,
    note: made.note.trim(),
    added: made.added ?? 0,
    changed: made.changed ?? 0,
    removed: made.removed ?? 0,
    featureCount,
    detail: { style, dataMs, invented },
    fields: [...fields],
    byId: call.principal.id,
    byName: call.principal.name,
    atMs: call.nowMs,
  })
  await putInForce(call.db, after)
  call.note(before.id, { version, kind: made.kind })
  call.afterCommit(() => call.runtime.broadcast.send(LAYERS_CHANGED, [before.id]))
  return { version, featureCount }
}
