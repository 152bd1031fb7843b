import { isFault } from '#core/fault.ts'
import { report } from '#modules/cases/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { pulse } from '#platform/plug.ts'
import { isWorse } from '../domain/level-of.ts'
import { mayOpenCase } from '../domain/may-open-case.ts'
import { type Alarm, alarmText, alarmTitle } from '../domain/say-alarm.ts'
import type { Level } from '../domain/sign.ts'
import { linkCase, markTold, retryCaseAt, type StoredAlarm, takeAlarms } from './alarm-store.ts'
import { signRoom } from './sign-room.ts'
import { takeStale, tellChanged } from './state-store.ts'
import { placeName } from './value-view.ts'

const EVERY_MS = 3000
const REFUSED_PAUSE_MS = 600_000
const CHANNEL = 'sensor'
/** Whoever of the owning body handles matters, and the chief where the centre itself owns the sign. */
const TOLD_POSTS = ['handlerLead', 'handlerOfficer', 'dutyChief']

/** What has grown stale is told to the screens; orange and red to the owner; red on an actionable sign opens its case. */
export const attendAlarms = pulse('signs.attendAlarms', EVERY_MS, attendOnce)

export async function attendOnce(call: Call): Promise<void> {
  const { runtime, nowMs } = call
  await runtime.db.tx(async (tx) => tellChanged(tx, await takeStale(tx, nowMs)))
  const room = runtime.use(signRoom)
  const actionable = room.all().flatMap(({ code, actionable }) => (actionable ? [code] : []))
  await runtime.db.tx(async (tx) => {
    for (const alarm of await takeAlarms(tx, nowMs, actionable)) await attend({ ...call, db: tx }, tx, alarm)
  })
}

async function attend(call: Call, tx: Executor, alarm: StoredAlarm): Promise<void> {
  const { runtime, nowMs } = call
  const sign = runtime.use(signRoom).find(alarm.code)
  if (!sign) return
  const said: Alarm = { ...alarm, sign, placeName: placeName(runtime, alarm.place) }
  if (alarm.toldLevel === null || isWorse(alarm.level, alarm.toldLevel as Level)) {
    await runtime.use(notify).notify(call, {
      to: { posts: TOLD_POSTS, unit: sign.owner },
      kind: 'general',
      title: alarmTitle(said),
      text: alarmText(said),
      link: `/c/signs/${sign.code}`,
      dedupeKey: `sign:${alarm.code}:${alarm.place}:${alarm.level}:${alarm.sinceMs}`,
    })
    await markTold(tx, alarm, alarm.level)
  }
  const last = alarm.lastCaseMs === null ? null : { openedMs: alarm.lastCaseMs, open: alarm.lastCaseOpen }
  const now = { level: alarm.level, quality: alarm.quality, atMs: nowMs }
  if (mayOpenCase(sign.actionable, now, last)) await openCase(call, tx, alarm, said)
}

/** One case by the channel of sensors; refused by the rules of cases it is tried again later, and the alarm stands. */
async function openCase(call: Call, tx: Executor, alarm: StoredAlarm, said: Alarm): Promise<void> {
  const { runtime, nowMs } = call
  try {
    const { id, caseNo } = await runtime.callWithin(call, report, {
      channel: CHANNEL,
      title: alarmTitle(said).zh,
      text: alarmText(said).zh,
      category: said.sign.actionable!.category,
      ...(alarm.place ? { place: { areaCode: alarm.place } } : {}),
    })
    await linkCase(tx, {
      code: alarm.code,
      place: alarm.place,
      caseId: id,
      caseNo,
      openedMs: nowMs,
      value: alarm.value,
      readingMs: alarm.atMs,
    })
    await tellChanged(tx, [alarm])
  } catch (error) {
    if (!isFault(error)) throw error
    runtime.log.warn({ sign: alarm.code, code: error.code }, 'a sign could not open its case')
    await retryCaseAt(tx, alarm, nowMs + REFUSED_PAUSE_MS)
  }
}
