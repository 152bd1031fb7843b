import { fault } from '#core/fault.ts'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle, pulse } from '#platform/plug.ts'
import { listFunctions, listLines, listSessions, saveSession, setFunction } from '../contract.ts'
import { gapsOf } from '../domain/line-gaps.ts'
import { FUNCTIONS_CHANGED, hotlineRoom } from './hotline-room.ts'
import {
  findSession,
  isOn,
  listStoredSessions,
  listSwitches,
  type StoredFunction,
  type StoredSession,
  saveStoredSession,
  saveSwitch,
} from './keeping-store.ts'
import { minute, tellOfLines } from './line-alarm.ts'
import { lineEvents, listSystems, takeSilent } from './line-store.ts'

const GAP_DAYS = 30
const MOST_GAPS = 50
const LONGEST_SESSION_DAYS = 62

const functionRow = (call: Call, stored: StoredFunction) => {
  const named = call.runtime
    .use(hotlineRoom)
    .rules()
    .functions.find(({ id }) => id === stored.id)
  const { id, on, changedByName, changedMs } = stored
  return { id, zh: named?.zh ?? id, en: named?.en ?? id, on, changedByName, changedAt: toRfc3339(changedMs) }
}

export const listFunctionsHandler = handle(listFunctions, async (_input, call) => {
  const { functions, numbers } = call.runtime.use(hotlineRoom).rules()
  const stored = new Map((await listSwitches(call.db)).map((one) => [one.id, one]))
  return {
    items: functions.flatMap(({ id }) => {
      const one = stored.get(id)
      return one ? [functionRow(call, one)] : []
    }),
    numbers: numbers.map(({ number, channel, zh, en }) => ({ number, channel, zh, en })),
  }
})

export const setFunctionHandler = handle(setFunction, async ({ id, on }, call) => {
  await saveSwitch(call.db, { id, on, byName: call.principal.name, nowMs: call.nowMs })
  call.note(id, { on })
  call.afterCommit(() => call.runtime.broadcast.send(FUNCTIONS_CHANGED))
  const stored = (await listSwitches(call.db)).find((one) => one.id === id)
  if (!stored) throw new Error(`function ${id} was never seeded`)
  return functionRow(call, stored)
})

const sessionRow = ({ startsMs, endsMs, ...row }: StoredSession) => ({
  ...row,
  startsAt: toRfc3339(startsMs),
  endsAt: toRfc3339(endsMs),
})

export const listSessionsHandler = handle(listSessions, async (_input, call) => ({
  items: (await listStoredSessions(call.db)).map(sessionRow),
}))

export const saveSessionHandler = handle(saveSession, async (input, call) => {
  const startsMs = parseRfc3339(input.startsAt)
  const endsMs = parseRfc3339(input.endsAt)
  if (startsMs === null || endsMs === null || endsMs <= startsMs || endsMs - startsMs > LONGEST_SESSION_DAYS * DAY_MS)
    throw fault('session-time', {
      status: 422,
      zh: `专场的结束时间应晚于开始时间，最长 ${LONGEST_SESSION_DAYS} 天。请改正时间。`,
      en: `A session ends after it begins and lasts at most ${LONGEST_SESSION_DAYS} days.`,
    })
  if (input.number !== undefined && !call.runtime.use(hotlineRoom).findNumber(input.number))
    throw fault('number-unknown', {
      status: 422,
      zh: `本区没有号码 ${input.number}。请从列表中选择。`,
      en: `The district has no number ${input.number}.`,
    })
  if (input.id !== undefined && !(await findSession(call.db, input.id)))
    throw fault('session-unknown', {
      status: 404,
      zh: '没有这个专场。请从列表中选择，或新设一个。',
      en: 'There is no such session. Choose one of the list, or set up a new one.',
    })
  const id = input.id ?? call.newId()
  const { title, host, kind, number = null, cancelled = false } = input
  const said = { title: title.trim(), host: host.trim(), kind, number, cancelled }
  await saveStoredSession(call.db, { id, ...said, startsMs, endsMs, byName: call.principal.name, nowMs: call.nowMs })
  call.note(id)
  const stored = await findSession(call.db, id)
  if (!stored) throw new Error('the session that was just saved is gone')
  return sessionRow(stored)
})

export const listLinesHandler = handle(listLines, async (_input, call) => {
  const { rules } = call.runtime.use(hotlineRoom)
  const { numbers, silenceMinutes } = rules()
  const events = await lineEvents(call.db, call.nowMs - GAP_DAYS * DAY_MS)
  const named = numbers.flatMap(({ number, lines }) => lines.map((line) => ({ line, number: number as string | null })))
  const others = [...events.keys()].filter((line) => !named.some((one) => one.line === line))
  const time = (ms: number | null) => (ms === null ? null : toRfc3339(ms))
  return {
    lines: [...named, ...others.map((line) => ({ line, number: null }))].map(({ line, number }) => {
      const told = events.get(line) ?? []
      const gaps = gapsOf(told)
      const last = told.reduce<number | null>((newest, one) => Math.max(newest ?? one.atMs, one.atMs), null)
      const open = gaps.find(({ toMs }) => toMs === null)
      return {
        line,
        number,
        up: told.length === 0 ? null : open === undefined,
        since: time(open?.fromMs ?? gaps.at(-1)?.toMs ?? last),
        gaps: gaps
          .slice(-MOST_GAPS)
          .reverse()
          .map(({ fromMs, toMs }) => ({ from: toRfc3339(fromMs), until: time(toMs) })),
      }
    }),
    systems: (await listSystems(call.db)).map(({ id, simulated, heardMs }) => ({
      ...{ id, simulated, heardAt: toRfc3339(heardMs) },
      silent: !simulated && call.nowMs - heardMs > silenceMinutes * 60_000,
    })),
  }
})

/** A call centre that says nothing any more: nobody knows whether its lines work. Told once, until it is heard again. */
export const watchSilence = pulse('hotline.watchSilence', 30_000, watchOnce)

export async function watchOnce({ runtime }: Call): Promise<boolean> {
  return runtime.asSystem('hotline.watchSilence', async (call) => {
    if (!(await isOn(runtime.db, 'lineAlarm'))) return false
    const { silenceMinutes } = runtime.use(hotlineRoom).rules()
    return runtime.db.tx(async (tx) => {
      const within = { ...call, db: tx }
      const silent = await takeSilent(tx, call.nowMs - silenceMinutes * 60_000, call.nowMs)
      for (const { id, heardMs } of silent)
        await tellOfLines(within, {
          title: { zh: `话务平台 ${id} 没有消息`, en: `Call centre ${id} is silent` },
          text: {
            zh: `话务平台 ${id} 自 ${minute(heardMs)} 起没有任何消息，线路状态不明。请联系话务平台。`,
            en: `Nothing was heard of call centre ${id} since ${toRfc3339(heardMs)}; the state of its lines is not known.`,
          },
          dedupeKey: `hotline.silence:${id}:${heardMs}`,
        })
      return silent.length > 0
    })
  })
}
