import type { FieldFault } from '#core/fault.ts'
import type { AlertRule } from './rule.ts'

export const RULE_LIMITS = {
  words: 20,
  wordLength: 20,
  /** A repeat looks back at most a month: what is further apart is no situation. */
  days: { repeat: 31, appellant: 92, rise: 7, overdue: 1 },
  withinM: { least: 10, most: 1000 },
  falseAlarmRate: { least: 0.00001, most: 0.05 },
} as const

/** What is wrong with a rule, in the words of who edits it; each fault says the way out. */
export function checkRule(rule: AlertRule): FieldFault[] {
  const faults: FieldFault[] = []
  const say = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (rule.zh.trim() === '') say('zh', '请写规则名称', 'Name the rule')
  const mostDays = RULE_LIMITS.days[rule.kind]
  if (!(rule.days >= 1 && rule.days <= mostDays))
    say('days', `天数应在 1 至 ${mostDays} 之间`, `Days must be from 1 to ${mostDays}`)
  if (rule.atLeast < 2) say('atLeast', '一件不成告警，至少 2 件', 'One case is no pattern: at least 2')
  if (rule.place === 'near') {
    const { least, most } = RULE_LIMITS.withinM
    if (!(rule.withinM >= least && rule.withinM <= most))
      say('withinM', `距离应在 ${least} 至 ${most} 米之间`, `The distance must be from ${least} to ${most} m`)
  }
  if (rule.kind === 'rise') {
    const { least, most } = RULE_LIMITS.falseAlarmRate
    if (!(rule.falseAlarmRate >= least && rule.falseAlarmRate <= most))
      say('falseAlarmRate', '误报率应在 0.001% 至 5% 之间', 'The false-alarm rate must be from 0.001 % to 5 %')
    if (rule.place === 'address' || rule.place === 'near')
      say('place', '趋势按网格及以上的区域比较，请改选区域', 'Trends are compared by area: choose a grid or larger')
  }
  for (const [at, word] of rule.filter.words.entries()) {
    const length = [...word.trim()].length
    if (length < 2 || length > RULE_LIMITS.wordLength)
      say(
        `filter.words.${at}`,
        `“${word}”应为 2 至 ${RULE_LIMITS.wordLength} 个字：一个字到处都是`,
        `"${word}" must have 2 to ${RULE_LIMITS.wordLength} characters: one alone is everywhere`,
      )
  }
  if (new Set(rule.filter.words.map((word) => word.trim())).size < rule.filter.words.length)
    say('filter.words', '词语有重复，请删去', 'A phrase stands twice: take one out')
  for (const [at, code] of rule.filter.categories.entries())
    if (!/^(\d{2}){1,3}$/.test(code))
      say(
        `filter.categories.${at}`,
        `“${code}”不是类别代码（2、4 或 6 位数字）`,
        `"${code}" is no code of 2, 4 or 6 digits`,
      )
  return faults
}
