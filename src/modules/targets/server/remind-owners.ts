import { WHOLE_DISTRICT } from '#core/scope.ts'
import { localDate } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { job } from '#platform/plug.ts'
import { stateOn } from '../domain/standing-rule/state-on.ts'
import { listRules } from './standing-rule-store.ts'
import { surveyRulesBook } from './survey-rules-book.ts'

/** Every morning: owners of rules whose review is near are told once, and once more when its day has passed. */
export const remindOwners = job('targets.remindOwners', (_payload, call) => remindRuleOwners(call), '20 8 * * *')

export async function remindRuleOwners(call: Call): Promise<void> {
  const { remindDays } = call.runtime.use(surveyRulesBook).rules()
  const today = localDate(call.nowMs)
  for (const rule of await listRules(call.db, WHOLE_DISTRICT)) {
    const { state, why, due } = stateOn(rule, today, remindDays)
    const isOver = why === 'overdue'
    if (state !== 'due' && !isOver) continue
    const name = `《${rule.title}》`
    await call.runtime.use(notify).notify(call, {
      to: { personIds: [rule.ownerId], ...(isOver ? { posts: ['performanceOfficer'], unit: rule.unit } : {}) },
      kind: 'general',
      title: isOver
        ? { zh: `制度${name}复审已过期（${due}）`, en: `The review of ${name} was due on ${due}` }
        : { zh: `制度${name}须在 ${due} 前复审`, en: `${name} has to be reviewed by ${due}` },
      text: {
        zh: isOver
          ? '过期未复审的制度不能作为“健全”的依据。请复审后登记，不再适用的请废止。'
          : '请核对内容是否仍适用，复审后在制度清单登记下次复审日期。',
        en: isOver
          ? 'A rule that is over its review supports no statement. Review it, or end it.'
          : 'See whether it still holds, and record the review with the next day.',
      },
      link: `/c/standing-rules?open=${rule.id}`,
      dedupeKey: `standing-rule:${rule.id}:${due}:${isOver ? 'over' : 'near'}`,
    })
  }
}
