import { formatLimitEn, formatLimitZh, type Limit } from '#core/time/limit.ts'
import { sentenceTime } from '#ui/format.ts'
import type { Words } from '#ui/language.ts'

/** What the dispatcher reads before pressing Enter: to whom, until when, who is told. */
export function foretell(
  about: {
    lead: Words
    coHandlers: readonly Words[]
    limit: Limit | null
    dueFromNow: string | null
    signers: readonly string[]
  },
  nowMs: number,
): Words {
  const { lead, coHandlers, limit, dueFromNow, signers } = about
  const units = 1 + coHandlers.length
  const dueZh =
    limit && dueFromNow
      ? `处置时限 ${formatLimitZh(limit)}，现在起算到 ${sentenceTime(dueFromNow, nowMs, 'zh')}`
      : '按交办时间办结'
  const dueEn =
    limit && dueFromNow
      ? `limit ${formatLimitEn(limit)}, from now until ${sentenceTime(dueFromNow, nowMs, 'en')}`
      : 'due as ordered'
  const told = signers.length > 0 ? signers.join('、') : null
  return {
    zh: `将派往 ${lead.zh}${units > 1 ? `（主办）和 ${coHandlers.map((one) => one.zh).join('、')}（协办）` : ''}；${dueZh}；${told ? `通知 ${told}` : '该单位尚无签收人'}`,
    en: `To ${lead.en}${units > 1 ? ` (lead) with ${coHandlers.map((one) => one.en).join(', ')}` : ''}; ${dueEn}; ${told ? `tells ${signers.join(', ')}` : 'nobody there signs yet'}`,
  }
}
