import type { Title } from '#core/module-card.ts'
import type { RuleState } from '../../domain/standing-rule/standing-rule.ts'

export const RULE_STATE_NAMES: Readonly<Record<RuleState, Title>> = {
  inForce: { zh: '在用', en: 'in force' },
  due: { zh: '待复审', en: 'due' },
  lapsed: { zh: '失效', en: 'lapsed' },
  notYet: { zh: '未印发', en: 'not issued' },
}

export const WHY_NOT: Readonly<Record<'notIssued' | 'ended' | 'superseded' | 'overdue', Title>> = {
  notIssued: { zh: '尚未印发', en: 'not issued yet' },
  ended: { zh: '已废止', en: 'ended' },
  superseded: { zh: '已被替代', en: 'replaced' },
  overdue: { zh: '复审过期', en: 'review overdue' },
}
