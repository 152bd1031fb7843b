import { toRfc3339 } from '#core/time/local.ts'
import { caseCounter, stateCards } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import type { RepeatedMatter } from '../contract/picture.ts'
import { listBehind } from '../domain/list-behind.ts'
import type { PictureRules } from '../domain/picture-rules.ts'
import { daysBack } from '../domain/same-time.ts'
import { confidentialAmong, readOneMoment } from './picture-store.ts'

const MOST_ROWS = 10

/** Matters of a street that were reported most often lately. */
export function countRepeated(
  call: Call,
  rules: PictureRules,
  street: string,
): Promise<{ atMs: number; rows: RepeatedMatter[] }> {
  const { runtime } = call
  return runtime.db.tx(async (tx) => {
    await readOneMoment(tx)
    const nowMs = runtime.nowMs()
    const filters = { area: street, from: toRfc3339(daysBack(nowMs, rules.repeatDays).fromMs) }
    const found = await runtime.use(caseCounter).repeated({ ...call, db: tx, nowMs }, filters, MOST_ROWS)
    const confidential = await confidentialAmong(
      tx,
      found.map(({ caseId }) => caseId),
    )
    const rows = found.map(({ caseId, caseNo, title, state, count, lastMs }): RepeatedMatter => {
      const { zh, en } = stateCards[state as keyof typeof stateCards]
      return {
        caseId,
        caseNo,
        title: confidential.has(caseId) ? '保密件' : title,
        state,
        stateWords: { zh, en },
        count,
        lastAt: toRfc3339(lastMs),
        list: listBehind({ ...filters, matter: caseId }),
      }
    })
    return { atMs: nowMs, rows }
  })
}
