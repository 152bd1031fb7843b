import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type DuplicateRule, readDuplicateRule } from '../domain/duplicate-rule.ts'

/** The district's thresholds, read from its folder when the house opens. */
export interface DuplicateRuleBook {
  rule(): DuplicateRule
  load(): Promise<void>
}

export const duplicateRuleBook = port<DuplicateRuleBook>('duplicates.rule')

export function openDuplicateRule({ config }: Runtime): DuplicateRuleBook {
  let rule: DuplicateRule | null = null
  return {
    rule: () => {
      if (!rule) throw new Error('the thresholds of duplicates are not loaded')
      return rule
    },
    load: async () => {
      rule = readDuplicateRule(await openDistrictFolder(config.root, config.district).get<DuplicateRule>('duplicates'))
    },
  }
}
