import type { AlertRule } from './rule.ts'

/** How long a rule must see nothing before a situation is over: a trend may pause for two days, the rest end with their window. */
export function quietDays({ kind }: Pick<AlertRule, 'kind'>): number {
  return kind === 'rise' ? 3 : 1
}
