import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'

interface SpaceFile {
  unitsADay: number
}

/** What the district's file says of the spatial service. */
export interface SpaceRoom {
  usualUnitsADay(): number
  load(): Promise<void>
}
export const spaceRoom = port<SpaceRoom>('situation.spaceRoom')

export function openSpaceRoom({ config }: Runtime): SpaceRoom {
  let file: SpaceFile | null = null
  return {
    usualUnitsADay: () => {
      if (!file) throw new Error('the rules of the spatial service have not been loaded')
      return file.unitsADay
    },
    load: async () => {
      const read = await openDistrictFolder(config.root, config.district).get<SpaceFile>('space-service')
      if (!Number.isInteger(read.unitsADay) || read.unitsADay < 0)
        throw fault('space-service-file', {
          status: 500,
          zh: 'space-service.json 的 unitsADay 应为不小于 0 的整数。请改正该文件。',
          en: 'unitsADay in space-service.json must be a whole number of at least 0.',
        })
      file = read
    },
  }
}
