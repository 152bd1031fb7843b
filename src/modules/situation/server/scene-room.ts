import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'

export interface SceneFile {
  usualTargetKm2: number | null
  targetKm2: Readonly<Record<string, number>>
  demoKm2?: { lastYear: number; thisYear: number }
}

/** Yearly targets of the district's file. */
export interface SceneRoom {
  targetM2(year: number): number | null
  load(): Promise<void>
}
export const sceneRoom = port<SceneRoom>('situation.sceneRoom')

const M2_PER_KM2 = 1_000_000

export function openSceneRoom({ config }: Runtime): SceneRoom {
  let file: SceneFile = { usualTargetKm2: null, targetKm2: {} }
  return {
    targetM2: (year) => {
      const km2 = file.targetKm2[`${year}`] ?? file.usualTargetKm2
      return km2 === null ? null : km2 * M2_PER_KM2
    },
    load: async () => {
      file = await openDistrictFolder(config.root, config.district).get<SceneFile>('scene-updates')
    },
  }
}
