import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type MarkLimits, readMarkLimits } from '../domain/mark-limits.ts'

/** The district's thresholds, read from its folder when the house opens. */
export interface MarkLimitsBook {
  limits(): MarkLimits
  load(): Promise<void>
}

export const markLimitsBook = port<MarkLimitsBook>('marks.limits')

export function openMarkLimits({ config }: Runtime): MarkLimitsBook {
  let limits: MarkLimits | null = null
  return {
    limits: () => {
      if (!limits) throw new Error('the thresholds of marks are not loaded')
      return limits
    },
    load: async () => {
      limits = readMarkLimits(await openDistrictFolder(config.root, config.district).get<MarkLimits>('marks'))
    },
  }
}
