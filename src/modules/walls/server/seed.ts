import type { Seed } from '#platform/plug.ts'
import type { WallSetting } from '../contract.ts'
import type { WallFile } from '../domain/wall-setting.ts'
import { keepWall } from './wall-store.ts'

/** Walls of the district's file; those that are there already stay as somebody has set them. */
export const seed: Seed = async ({ db }, district) => {
  const { walls } = await district.get<WallFile<WallSetting>>('walls')
  for (const { key, ...setting } of walls) await keepWall(db, key, setting, null)
}
