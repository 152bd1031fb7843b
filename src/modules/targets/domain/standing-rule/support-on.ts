import type { Title } from '#core/module-card.ts'
import type { StandingRule } from './standing-rule.ts'
import { type RuleStanding, stateOn } from './state-on.ts'

export interface Lacking extends Title {
  id: string
}

export interface Support {
  /** All linked documents are in force on the day: the word 健全 may stand. */
  supported: boolean
  count: number
  lacking: Lacking[]
}

const WHY: Readonly<Record<NonNullable<RuleStanding['why']>, Title>> = {
  notIssued: { zh: '当日尚未印发', en: 'was not issued by that day' },
  ended: { zh: '已废止', en: 'was ended' },
  superseded: { zh: '已被新制度替代，请改关联新制度', en: 'was replaced: link the new one' },
  overdue: { zh: '复审已过期', en: 'is over its review' },
}

/** Whether a set of documents supports the statement 健全 on a day (the closing day of a sheet), and which do not. */
export function supportOn(rules: readonly StandingRule[], on: string): Support {
  const lacking = rules.flatMap((rule) => {
    const { why, due } = stateOn(rule, on, 0)
    if (why === null) return []
    const name = rule.no === '' ? `《${rule.title}》` : `《${rule.title}》（${rule.no}）`
    const when = why === 'overdue' ? { zh: `（${due} 到期）`, en: ` (due ${due})` } : { zh: '', en: '' }
    return [{ id: rule.id, zh: `${name}${WHY[why].zh}${when.zh}`, en: `${name} ${WHY[why].en}${when.en}` }]
  })
  return { supported: rules.length > 0 && lacking.length === 0, count: rules.length, lacking }
}
