import type { ChannelRow, RuleBookData } from '../rule-book.ts'

interface Named {
  zh?: string
  en?: string
}

export type RuleChannel = ChannelRow & Named

/** All that a case goes by: switches, limits of the steps, channels and their tables, in one version. */
export interface RuleSet extends Omit<RuleBookData, 'key' | 'channels' | 'deadlineTables'> {
  channels: readonly RuleChannel[]
  deadlineTables: readonly (RuleBookData['deadlineTables'][number] & Named)[]
}

/** The part that the catalogue keeps. */
export type RuleCatalogue = Pick<RuleSet, 'channels' | 'variantOverrides' | 'deadlineTables'>
