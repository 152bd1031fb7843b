import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { printActivity } from '../contract.ts'
import { activityDocument } from '../domain/activity-document.ts'
import { activityOf } from './activities.ts'

/** The record as a page that prints; numbers of persons in the titles of cases are masked, for paper goes far. */
export const printActivityHandler = handle(printActivity, async ({ id }, call) => {
  const row = await activityOf(call, id)
  const units = call.runtime.use(unitBook)
  const nameOf = (unit: string | undefined) => (unit === undefined ? '' : (units.find(unit)?.zh ?? unit))
  const district = await findSetting<{ name: string }>(call.db, 'district')
  const html = activityDocument({
    ...row,
    participants: row.participants.map(({ unit, persons }) => ({ unit: nameOf(unit), persons: persons ?? '' })),
    cases: row.cases.map(({ caseNo, title }) => ({ caseNo, title: maskText(title) })),
    tasks: row.tasks.map((task) => ({ ...task, unit: nameOf(task.unit) })),
    district: district?.name ?? '',
    printedAt: toRfc3339(call.nowMs),
  })
  return { name: `${row.no}.html`, mime: 'text/html; charset=utf-8', stream: Buffer.from(html) }
})
