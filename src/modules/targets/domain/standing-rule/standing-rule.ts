import type { Title } from '#core/module-card.ts'

export const RULE_KINDS = ['management', 'archive', 'safety', 'finance', 'operation', 'other'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

export const RULE_KIND_NAMES: Readonly<Record<RuleKind, Title>> = {
  management: { zh: '长效管理', en: 'Management' },
  archive: { zh: '档案管理', en: 'Archives' },
  safety: { zh: '安全保密', en: 'Safety' },
  finance: { zh: '财务采购', en: 'Finance' },
  operation: { zh: '业务运行', en: 'Operation' },
  other: { zh: '其他', en: 'Other' },
}

/** `due`: still in force, its review is near; `lapsed`: its review is over its day, or it was ended or replaced. */
export const RULE_STATES = ['inForce', 'due', 'lapsed', 'notYet'] as const
export type RuleState = (typeof RULE_STATES)[number]

export interface Review {
  reviewedOn: string
  nextDue: string
}

/** Days are `2026-11-21`. */
export interface StandingRule {
  id: string
  title: string
  no: string
  issuedOn: string
  /** As set when it was issued. */
  reviewDue: string
  endedOn: string | null
  /** Since when another one stands in its place. */
  supersededOn: string | null
  reviews: readonly Review[]
}
