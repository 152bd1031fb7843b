import { channelFile, limitData, ruleData } from '../../testing/world.ts'
import { postWords } from '../post-words.ts'
import type { RuleSet } from '../rule-set.ts'
import type { RuleWorld } from '../rule-world.ts'

/** The defaults as installed, to be changed at will. */
export function sampleRules(preset: string | null = null): RuleSet {
  const { channels, variantOverrides, deadlineTables } = channelFile
  const whole = {
    rules: ruleData,
    limits: limitData,
    preset,
    district: null,
    channels,
    variantOverrides,
    deadlineTables,
  }
  return structuredClone(whole)
}

/** A district in which every post is held, but those named; centre posts in the centre. */
export function staffed(...without: string[]): RuleWorld {
  return {
    units: [
      { id: 'ops_center', kind: 'opsCenter', active: true },
      { id: 'street01', kind: 'streetCenter', active: true },
      { id: 'old_office', kind: 'districtDepartment', active: false },
    ],
    holdings: Object.keys(postWords)
      .filter((post) => !without.includes(post))
      .map((post) => ({ post, unit: 'ops_center' })),
  }
}
