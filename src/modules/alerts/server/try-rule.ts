import { setImmediate as pause } from 'node:timers/promises'
import { fault } from '#core/fault.ts'
import { DAY_MS, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type TryResult, tryRule } from '../contract.ts'
import { checkRule } from '../domain/check-rule.ts'
import { quietDays } from '../domain/quiet-days.ts'
import type { AlertRule } from '../domain/rule.ts'
import { alertTitle, explainAlert } from '../domain/say-alert.ts'
import { openTryOut, type TriedAlert } from '../domain/try-out.ts'
import { categoryName, placeName } from './names.ts'
import { countWords } from './rule-facts-store.ts'
import { openSight, withCases } from './see-situations.ts'

export const TRY_DAYS = 90
const MOST_SHOWN = 100
const MOST_AT_ONCE = 500

/** Refuses a rule that cannot work, each field with the way out. */
export function mustBeSound(rule: AlertRule): void {
  const fields = checkRule(rule)
  if (fields.length > 0)
    throw fault('alert-rule', {
      status: 422,
      zh: `规则还不能用：${fields.map(({ zh }) => zh).join('；')}。请改后重试。`,
      en: `The rule cannot work yet: ${fields.map(({ en }) => en).join('; ')}. Correct it and try again.`,
      fields,
    })
}

/** The rule played over the past as it runs in earnest, looked at every night; leaves the server time for others between days. */
export async function tryOverDays(
  call: Call,
  rule: AlertRule,
  days: number,
): Promise<{ looked: number; fired: readonly TriedAlert[] }> {
  const { runtime, nowMs } = call
  const today = localDay(nowMs)
  const firstMs = dayStartMs(today - days + 1)
  const sight = await openSight(runtime, runtime.db, rule, firstMs, nowMs)
  const past = openTryOut(quietDays(rule))
  for (let day = today - days + 1; day <= today + 1; day++) {
    const atMs = Math.min(dayStartMs(day), nowMs)
    past.step(atMs, sight.at(atMs, (subject) => leftOut(past.fired(), subject, atMs)).slice(0, MOST_AT_ONCE))
    await pause()
  }
  return { looked: sight.looked, fired: past.fired() }
}

const LEFT_OUT_MS = 56 * DAY_MS

function leftOut(fired: readonly TriedAlert[], subject: string, atMs: number): ReadonlySet<number> {
  const days = new Set<number>()
  for (const { situation, subject: other, firedMs, seenMs } of fired)
    if (other === subject && atMs - firedMs <= LEFT_OUT_MS)
      for (let day = localDay(situation.firstMs); day < localDay(seenMs); day++) days.add(day)
  return days
}

export const tryRuleHandler = handle(tryRule, async ({ rule, days = TRY_DAYS }, call): Promise<TryResult> => {
  mustBeSound(rule)
  const { looked, fired } = await tryOverDays(call, rule, days)
  const shown = fired.toReversed().slice(0, MOST_SHOWN)
  const items: TryResult['items'] = []
  for (const { situation, firedMs, endedMs, chainNo, caseIds } of shown) {
    const said = {
      placeName: placeName(call.runtime, situation),
      categoryName: categoryName(call.runtime, situation.category),
      seen: situation.seen,
      evidence: situation.evidence,
    }
    const cases = caseIds.length > 0 ? caseIds : (await withCases(call.db, rule, situation)).caseIds
    items.push({
      firedAt: toRfc3339(firedMs),
      endedAt: endedMs === null ? null : toRfc3339(endedMs),
      title: alertTitle(said),
      explanation: explainAlert(said),
      chainNo,
      caseIds: [...cases],
    })
  }
  const words = await countWords(call.db, rule, call.nowMs - days * DAY_MS)
  return { days, looked, fired: fired.length, words, items }
})
