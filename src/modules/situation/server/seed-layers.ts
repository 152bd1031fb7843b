import { within } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import { type LayerFile, readLayerFile } from '../domain/layer-file.ts'
import card from '../module.ts'
import { saveDefinitions } from './layer-store.ts'

/** Layers of the district's file; what was loaded, edited or styled stays as it is. */
export const seedLayers: Seed = async (call, district) => {
  const permissions = new Set<string>(card.permissions.map(({ id }) => id))
  const { groups, layers } = readLayerFile(await district.get<LayerFile>('layers'), permissions)
  await within(call.db, (tx) => saveDefinitions(tx, groups, layers))
}
