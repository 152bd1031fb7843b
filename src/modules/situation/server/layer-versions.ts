import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type LayerVersion, listLayerVersions, restoreLayer } from '../contract.ts'
import { editFaults } from './edit-faults.ts'
import { lockedLayer } from './edit-features.ts'
import { extentOf, turnBack } from './edit-store.ts'
import { keptLayer } from './kept-layer.ts'
import { makeVersion } from './make-version.ts'
import { findVersion, type StoredVersion, versionsBefore } from './version-store.ts'

const PAGE = 30

export const listLayerVersionsHandler = handle(listLayerVersions, async ({ id, cursor }, call) => {
  const rows = await versionsBefore(call.db, keptLayer(call, id).id, cursor ?? null, PAGE + 1)
  const items = rows.slice(0, PAGE)
  return { items: items.map(versionView), next: rows.length > PAGE ? items.at(-1)!.version : null }
})

/** Features, fields, style and date of the data are those of the earlier version again; a new version says so. */
export const restoreLayerHandler = handle(restoreLayer, async ({ id, version, note }, call) => {
  const layer = await lockedLayer(call, id)
  if (version === layer.version) throw editFaults.inForce()
  const wanted = await findVersion(call.db, layer.id, version)
  if (!wanted) throw editFaults.versionUnknown()
  if (!wanted.kept) throw editFaults.versionGone()
  const { edition, fields, detail } = wanted
  const turned =
    edition === null ? { added: 0, removed: 0 } : await turnBack(call.db, edition, version, layer.version + 1)
  const { count, bbox } = edition === null ? { count: 0, bbox: null } : await extentOf(call.db, edition)
  const isSame = edition === layer.edition
  return makeVersion(
    call,
    layer,
    {
      kind: 'restore',
      note,
      restoredVersion: version,
      added: isSame ? turned.added : count,
      removed: isSame ? turned.removed : layer.featureCount,
    },
    {
      edition,
      featureCount: count,
      bbox,
      fields,
      style: detail.style,
      dataMs: detail.dataMs,
      invented: detail.invented,
    },
  )
})

function versionView(one: StoredVersion): LayerVersion {
  const { version, kind, note, restoredVersion, added, changed, removed, featureCount, detail, byName, atMs, kept } =
    one
  return {
    version,
    kind,
    note,
    restoredVersion,
    added,
    changed,
    removed,
    featureCount,
    fileName: detail.file?.name ?? null,
    datum: detail.file?.datum ?? null,
    byName,
    at: toRfc3339(atMs),
    restorable: kept,
  }
}
