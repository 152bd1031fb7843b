import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type QualityRules, type QualityRulesFile, readQualityRules } from '../domain/quality-rules.ts'

/** The district's rules of spot checks and its scoring form, read when the house opens. */
export interface QualityRoom {
  rules(): QualityRules
  load(): Promise<void>
}

export const qualityRoom = port<QualityRoom>('quality.room')

export function openQualityRoom({ config }: Runtime): QualityRoom {
  let rules: QualityRules | null = null
  return {
    rules: () => {
      if (!rules) throw new Error('the rules of spot checks are not loaded')
      return rules
    },
    load: async () => {
      const folder = openDistrictFolder(config.root, config.district)
      rules = readQualityRules(await folder.get<QualityRulesFile>('quality-rules'))
    },
  }
}
