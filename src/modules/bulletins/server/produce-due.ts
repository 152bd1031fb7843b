import { isFault } from '#core/fault.ts'
import { dateOfDay, dayOfDate, localDate, localDay } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { duePeriods } from '../domain/due-periods.ts'
import type { Period } from '../domain/period.ts'
import type { Template } from '../domain/template.ts'
import { presentKeys, takeProducing } from './bulletin-store.ts'
import { produceBulletin } from './produce-bulletin.ts'
import { listStanding } from './standing-store.ts'
import { templateOf } from './standing-template.ts'
import { templateRoom } from './template-room.ts'

const EVERY_MS = 60_000
/** People who sign in come first: a server that has just started makes no bulletin. */
const QUIET_START_MS = 60_000
/** A bulletin that is made later than this after its time is caught up with, and told of with others like it. */
const ON_TIME_MS = 86_400_000

/** The first day that bulletins are made of, set when a district is loaded. */
export const BULLETINS_SINCE = 'bulletins.since'

interface Waiting {
  template: Template
  period: Period
  subject: string
  madeMs: number
}

export const produceDue = pulse('bulletins.produceDue', EVERY_MS, async (call) => {
  if (performance.now() < QUIET_START_MS) return false
  return produceOneDue(call)
})

/** What failed a moment ago is not tried again at once, and keeps nothing else waiting. */
const failed = new Map<string, number>()
const FAILED_PAUSE_MS = 30 * 60_000

/** Makes the oldest bulletin whose time has come; true when more wait. */
export async function produceOneDue(call: Call): Promise<boolean> {
  const waiting = (await waitingBulletins(call)).filter(
    (one) => call.nowMs - (failed.get(nameOf(one)) ?? -Infinity) > FAILED_PAUSE_MS,
  )
  const [first] = waiting
  if (!first) return false
  try {
    // One process at a time; another one finds nothing left to do.
    await call.runtime.db.tx(async (tx) => {
      if (!(await takeProducing(tx))) return
      const { template, period, subject } = first
      const { id, number, made } = await produceBulletin(call, { template, period, subject })
      if (made) await tell(call, first, id, number)
    })
  } catch (error) {
    // Figures that are being put together are there in a minute; whatever else is wrong is not put right so soon.
    if (isFault(error) && error.status === 503) return false
    failed.set(nameOf(first), call.nowMs)
    call.runtime.log.error({ bulletin: nameOf(first), error: errorText(error) }, 'a bulletin could not be made')
  }
  return waiting.length > 1
}

const nameOf = ({ template, period, subject }: Waiting) => `${template.id} ${subject} ${period.key}`

/** All that is due and not there, oldest first: after an outage as far back as each template says. */
export async function waitingBulletins(call: Call): Promise<Waiting[]> {
  const since = dayOfDate((await findSetting<{ day: string }>(call.db, BULLETINS_SINCE))?.day ?? '')
  if (since === null) return []
  const waiting: Waiting[] = []
  const add = async (template: Template, subject: string, from: number) => {
    const calendar = call.runtime.use(calendarBook).calendar()
    const due = duePeriods(template, { nowMs: call.nowMs, calendar, since: from })
    if (due.length === 0) return
    const present = await presentKeys(call.db, template.id, subject, dateOfDay(due[0]!.period.from))
    for (const { period, madeMs } of due)
      if (!present.has(period.key)) waiting.push({ template, period, subject, madeMs })
  }
  for (const { template, faults } of call.runtime.use(templateRoom).all())
    if (faults.length === 0 && template.kind !== 'special') await add(template, '', since)
  for (const standing of await listStanding(call.db)) {
    if (!standing.active) continue
    const template = await templateOf(call, standing)
    if (template) await add(template, standing.id, Math.max(since, dayOfDate(standing.since) ?? since))
  }
  return waiting.sort((a, b) => a.madeMs - b.madeMs)
}

/** One that comes in its time is told of by itself; those of an outage are one line a day for each who signs. */
async function tell(call: Call, { template, madeMs }: Waiting, id: string, number: string): Promise<void> {
  const isLate = call.nowMs - madeMs > ON_TIME_MS
  const today = localDate(call.nowMs)
  await call.runtime.use(notify).notify(call, {
    to: { posts: template.to.signers },
    kind: 'bulletin',
    title: isLate
      ? { zh: '有补出的简报待签发', en: 'Bulletins that were caught up with wait to be signed' }
      : {
          zh: `${template.zh.replaceAll('{district}', '')}${number}待签发`,
          en: `${template.en} ${number} waits to be signed`,
        },
    text: { zh: '请核对数字、填写文字后签发。', en: 'Check the figures, write the words, and sign.' },
    link: isLate ? '/c/bulletins?state=draft' : `/c/bulletins/${id}`,
    dedupeKey: isLate ? `bulletins:late:${today}` : `bulletins:draft:${id}`,
  })
}

export const firstDayOf = (nowMs: number, daysBack: number): string => dateOfDay(localDay(nowMs) - daysBack)
