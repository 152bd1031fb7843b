import type { SignSource } from '#modules/signs/contract.ts'
import type { Call } from '#platform/call.ts'
import type { CallRates, Share } from '../domain/call-rates.ts'
import { countCalls } from './figure-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { listSystems } from './line-store.ts'

const HOUR_MS = 3_600_000

/**
 * The vital signs of the hotline, read from the call log. A call centre that says nothing leaves them missing: no call in
 * the log and no call at all are not the same.
 */
export const hotlineSigns: readonly SignSource[] = [
  sign(
    'H01',
    1,
    { zh: '近 1 小时呼入，按话务记录', en: 'calls of the last hour, from the call log' },
    ({ offered }) => ({
      enough: true,
      value: offered,
    }),
  ),
  rate('H02', '接通的来电', 'calls connected', ({ connect }) => connect),
  rate('H03', '在 15 秒内接听的来电', 'calls answered within 15 s', ({ within15 }) => within15),
]

/** Of the last hours that the wall's rate is of too (domain §6.2: in any 24 h); of too few nothing is said. */
function rate(code: string, zh: string, en: string, share: (rates: CallRates) => Share): SignSource {
  const how = { zh: `近 24 小时${zh}占比，按话务记录`, en: `${en} of the last 24 hours, from the call log` }
  return sign(code, null, how, (rates, least) => {
    const { part, whole } = share(rates)
    return { enough: whole >= least, value: (part / whole) * 100 }
  })
}

function sign(
  code: string,
  hours: number | null,
  how: SignSource['how'],
  reckon: (rates: CallRates, least: number) => { enough: boolean; value: number },
): SignSource {
  return {
    code,
    how,
    isLight: true,
    read: async (given, atMs) => {
      const { db, runtime } = given as Call
      const { silenceMinutes, figureHours, signLeastCalls, ...limits } = runtime.use(hotlineRoom).rules()
      const { demo } = runtime.config
      const heard = (await listSystems(db)).filter(
        ({ simulated, heardMs }) => (demo || !simulated) && atMs - heardMs <= silenceMinutes * 60_000,
      )
      if (heard.length === 0) return [{ place: null, value: null }]
      const period = { fromMs: atMs - (hours ?? figureHours) * HOUR_MS, untilMs: atMs }
      const counted = await countCalls(db, { ...period, withSimulated: demo }, limits)
      const { enough, value } = reckon(counted, signLeastCalls)
      return [{ place: null, value: enough ? value : null, simulated: counted.simulated > 0 }]
    },
  }
}
