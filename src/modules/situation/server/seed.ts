import type { Seed } from '#platform/plug.ts'
import { seedLayers } from './seed-layers.ts'

/** The registry of layers, and in a demonstration what lies on them. */
export const seed: Seed = async (call, district, mode, progress) => {
  await seedLayers(call, district, mode, progress)
}
