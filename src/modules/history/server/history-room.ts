import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type HistoryEngine, openEngine } from './engine/open-engine.ts'

/** What the module keeps for itself: the engine, the folder of its files and the rule of the district. */
export interface HistoryRoom {
  engine: HistoryEngine
  folder: string
  archiveAfterYears(): Promise<number>
}
export const historyRoom = port<HistoryRoom>('history.room')

const MEMORY_MIB = 768
const MOST_THREADS = 4
const YEARS = { least: 1, most: 30 }

export function openHistoryRoom({ config }: Runtime): HistoryRoom {
  const folder = join(config.dataDir, 'history')
  const threads = Math.min(MOST_THREADS, availableParallelism())
  return {
    folder,
    engine: openEngine({ folder, memoryMiB: MEMORY_MIB, threads }),
    archiveAfterYears: async () => {
      const { archiveAfterYears: years } = await openDistrictFolder(config.root, config.district).get<{
        archiveAfterYears: number
      }>('history')
      if (!Number.isInteger(years) || years < YEARS.least || years > YEARS.most)
        throw new Error(`history.json: archiveAfterYears must be a whole number from ${YEARS.least} to ${YEARS.most}`)
      return years
    },
  }
}
