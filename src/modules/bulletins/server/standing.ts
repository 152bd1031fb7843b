import { fault } from '#core/fault.ts'
import { dateOfDay, localDay, toRfc3339 } from '#core/time/local.ts'
import { getSavedReport, getTopic } from '#modules/reports/contract.ts'
import { handle } from '#platform/plug.ts'
import { listStandingTopics, saveStandingTopic } from '../contract.ts'
import { periodAt, periodBefore } from '../domain/period.ts'
import { countStanding, findStanding, listStanding, putStanding } from './standing-store.ts'
import { partsOf } from './standing-template.ts'

const MOST_STANDING = 100

export const listStandingTopicsHandler = handle(listStandingTopics, async (_input, call) => ({
  items: (await listStanding(call.db)).map(({ changedMs, since: _since, ...row }) => ({
    ...row,
    changedAt: toRfc3339(changedMs),
  })),
}))

export const saveStandingTopicHandler = handle(saveStandingTopic, async ({ id, of, sourceId, ...input }, call) => {
  const before = id === undefined ? null : await findStanding(call.db, id)
  if (id !== undefined && !before) throw unknown()
  if (!before && (await countStanding(call.db)) >= MOST_STANDING)
    throw fault('bulletin-topics-full', {
      status: 422,
      zh: `定期专题报告最多 ${MOST_STANDING} 个，请先停用并改用已有的。`,
      en: `At most ${MOST_STANDING} topics are scheduled: change one that is there.`,
    })
  // Whoever schedules it must see it; whether the house may read it is asked after.
  const { name } =
    of === 'topic' ? await call.call(getTopic, { id: sourceId }) : await call.call(getSavedReport, { id: sourceId })
  const parts = await partsOf(call, { of, sourceId })
  if (parts === null || parts.length === 0)
    throw fault('bulletin-topic-private', {
      status: 422,
      zh: '这个专题里没有报表，或报表没有共享。请先把报表共享，再定期生成。',
      en: 'The topic has no reports, or they are not shared. Share them first.',
    })
  const standingId = id ?? call.newId()
  const last = periodBefore(periodAt(input.cycle, localDay(call.nowMs)))
  await putStanding(call.db, {
    id: standingId,
    of,
    sourceId,
    name,
    question: input.question.trim(),
    cycle: input.cycle,
    active: input.active,
    since: before?.since ?? dateOfDay(last.to),
    byId: call.principal.id,
    byName: call.principal.name,
    atMs: call.nowMs,
  })
  call.note(standingId, { name, cycle: input.cycle, active: input.active })
  return { id: standingId }
})

const unknown = () =>
  fault('bulletin-topic-unknown', {
    status: 404,
    zh: '没有这个定期专题，请从列表中选。',
    en: 'There is no such topic: choose one of the list.',
  })
