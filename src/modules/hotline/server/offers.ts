import type { ConnectionSource } from '#modules/connections/contract.ts'
import type { FigureSource } from '#modules/situation/contract.ts'
import type { Call } from '#platform/call.ts'
import { gapsOf } from '../domain/line-gaps.ts'
import { countCalls } from './figure-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { lineEvents, listSystems } from './line-store.ts'

const DAY_MS = 86_400_000

/** The wall's connect rate: of the last hours, as the rules say; nothing where no call was counted. */
export const connectRateSource: FigureSource = {
  figure: 'connectRate',
  read: async (given) => {
    const { runtime } = given as Call
    const rules = runtime.use(hotlineRoom).rules()
    const nowMs = runtime.nowMs()
    const lengthMs = rules.figureHours * 3_600_000
    const shareOf = async (untilMs: number) =>
      (await countCalls(runtime.db, { fromMs: untilMs - lengthMs, untilMs, withSimulated: runtime.config.demo }, rules))
        .connect
    const [now, lastWeek] = await Promise.all([shareOf(nowMs + 1), shareOf(nowMs + 1 - 7 * DAY_MS)])
    return {
      ...{ now, lastWeek, atMs: nowMs, href: '/c/calls' },
      title: { zh: `近${rules.figureHours}小时接通率`, en: `Calls answered, ${rules.figureHours} h` },
    }
  },
}

export const callCentreHealth: ConnectionSource = {
  id: 'callCentre',
  title: { zh: '话务平台', en: 'Call centre' },
  direction: 'in',
  health: async (given) => {
    const { runtime, nowMs } = given as Call
    const page = '/c/calls?view=lines'
    const nothing = { waiting: 0, lastError: null, page }
    const systems = (await listSystems(runtime.db)).filter(({ simulated }) => !simulated)
    if (systems.length === 0) return { ...nothing, state: 'off', sinceMs: null, lastOkMs: null }
    const lastOkMs = Math.max(...systems.map(({ heardMs }) => heardMs))
    const silentMs = runtime.use(hotlineRoom).rules().silenceMinutes * 60_000
    const silent = systems.filter(({ heardMs }) => nowMs - heardMs > silentMs)
    if (silent.length > 0) {
      const sinceMs = Math.min(...silent.map(({ heardMs }) => heardMs))
      return {
        ...nothing,
        state: 'down',
        sinceMs,
        lastOkMs,
        lastError: `${silent.map(({ id }) => id).join('、')} 没有消息`,
      }
    }
    const events = await lineEvents(runtime.db, nowMs - DAY_MS)
    const down = [...events].flatMap(([line, told]) =>
      gapsOf(told).flatMap((gap) => (gap.toMs === null ? [{ line, ...gap }] : [])),
    )
    if (down.length === 0) return { ...nothing, state: 'ok', sinceMs: null, lastOkMs }
    const sinceMs = Math.min(...down.map(({ fromMs }) => fromMs))
    return {
      ...nothing,
      state: 'down',
      sinceMs,
      lastOkMs,
      lastError: `线路 ${down.map(({ line }) => line).join('、')} 中断`,
    }
  },
}
