import type { Seed } from '#platform/plug.ts'
import { seedDemoLayers } from './seed-demo-layers.ts'
import { seedLayers } from './seed-layers.ts'
import { seedSceneUpdates } from './seed-scene-updates.ts'

/** The registry of layers, and in a demonstration what lies on them. */
export const seed: Seed = async (call, district, mode, progress) => {
  await seedLayers(call, district, mode, progress)
  await seedDemoLayers(call, district, mode, progress)
  await seedSceneUpdates(call, district, mode, progress)
}
