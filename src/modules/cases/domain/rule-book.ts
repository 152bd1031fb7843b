import { type CaseRules, type RuleChange, type RuleData, resolveRules } from './case-rules.ts'
import type { ClockLimitData } from './clock-limits.ts'
import type { Urgency, Variant } from './enums.ts'
import type { DeadlineTable } from './handle-limit.ts'

/** What the life cycle needs of a channel row. */
export interface ChannelRow {
  id: string
  /** Two digits of the case number. */
  code: string
  variant: Variant
  needsCallback: 'always' | 'ifContact' | 'never'
  /** always: the appeal must name who asks. */
  identityKnown: 'always' | 'optional' | 'never'
  /** Told first-hand by the public (switch verifyBeforeFiling); versions of the first release do not say: no. */
  fromPublic?: boolean
  deadlineTable: string
}

/** First match wins over the channel's variant. */
export interface VariantOverride {
  when: { urgency?: Urgency; kind?: string }
  variant: Variant
}

export interface RuleBookData {
  /** What a case keeps to find its rules again; without one, the versions of the two files. */
  key?: string
  rules: RuleData
  limits: ClockLimitData
  channels: readonly ChannelRow[]
  variantOverrides: readonly VariantOverride[]
  deadlineTables: readonly DeadlineTable[]
  preset?: string | null
  district?: RuleChange | null
}

/** A district's rules for cases in one version; each combination of channel and variant is worked out once. */
export interface RuleBook {
  version: string
  limits: ClockLimitData
  findChannel(id: string): ChannelRow | null
  variantFor(channel: string, about: { urgency: Urgency; categoryKind: string | null }): Variant
  rulesFor(channel: string, variant: Variant): CaseRules
  deadlineTable(channel: string): DeadlineTable
}

export function buildRuleBook(data: RuleBookData): RuleBook {
  const channels = new Map(data.channels.map((row) => [row.id, row]))
  const tables = new Map(data.deadlineTables.map((table) => [table.key, table]))
  for (const { id, deadlineTable } of data.channels) {
    if (!tables.has(deadlineTable))
      throw new Error(`Channel "${id}" names no known deadline table: "${deadlineTable}".`)
  }
  const known = new Map<string, CaseRules>()
  const getChannel = (id: string): ChannelRow => {
    const row = channels.get(id)
    if (!row) throw new Error(`There is no channel "${id}".`)
    return row
  }
  return {
    version: data.key ?? `${data.rules.version}+${data.limits.version}`,
    limits: data.limits,
    findChannel: (id) => channels.get(id) ?? null,
    variantFor(channel, { urgency, categoryKind }) {
      const override = data.variantOverrides.find(
        ({ when }) =>
          (when.urgency === undefined || when.urgency === urgency) &&
          (when.kind === undefined || when.kind === categoryKind),
      )
      return override?.variant ?? getChannel(channel).variant
    },
    rulesFor(channel, variant) {
      const key = `${channel} ${variant}`
      let rules = known.get(key)
      if (!rules) {
        const { needsCallback } = getChannel(channel)
        rules = resolveRules(data.rules, { variant, needsCallback, preset: data.preset, district: data.district })
        known.set(key, rules)
      }
      return rules
    },
    deadlineTable: (channel) => tables.get(getChannel(channel).deadlineTable)!,
  }
}
