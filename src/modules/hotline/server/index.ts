import { connectionSources } from '#modules/connections/contract.ts'
import { callDesk } from '#modules/intake/contract.ts'
import { signSources } from '#modules/signs/contract.ts'
import { figureSources } from '#modules/situation/contract.ts'
import type { Call } from '#platform/call.ts'
import { provide, type Seed, serverPlug } from '#platform/plug.ts'
import { callEventDoor, callsChanged } from '../contract.ts'
import type { HotlineRules } from '../domain/hotline-rules.ts'
import { readLogRow } from '../domain/read-log-row.ts'
import card from '../module.ts'
import { listCallsHandler, listRingingHandler, openCallDesk } from './calls.ts'
import { showDemoCalls } from './demo-calls.ts'
import { exportCallsHandler } from './export-calls.ts'
import { getFiguresHandler } from './figures.ts'
import { listUnfiledHandler } from './filing.ts'
import { FUNCTIONS_CHANGED, hotlineRoom, openHotlineRoom } from './hotline-room.ts'
import {
  listFunctionsHandler,
  listLinesHandler,
  listSessionsHandler,
  saveSessionHandler,
  setFunctionHandler,
  watchSilence,
} from './keeping.ts'
import { seedSwitch } from './keeping-store.ts'
import { callCentreHealth, connectRateSource } from './offers.ts'
import { hotlineSigns } from './own-signs.ts'
import { foldEvents, importLogHandler, simulateCallHandler, takeEventsHandler } from './take-events.ts'

/** Which functions the district's file switches on; what a person switched stays. */
const seed: Seed = async (call, district, mode) => {
  const { functions } = await district.get<HotlineRules>('hotline')
  for (const { id, on } of functions) await seedSwitch(call.db, id, on === 'demo' ? mode === 'demo' : on, call.nowMs)
}

export default serverPlug({
  card,
  handlers: [
    takeEventsHandler,
    importLogHandler,
    simulateCallHandler,
    listCallsHandler,
    exportCallsHandler,
    listRingingHandler,
    getFiguresHandler,
    listUnfiledHandler,
    listFunctionsHandler,
    setFunctionHandler,
    listSessionsHandler,
    saveSessionHandler,
    listLinesHandler,
  ],
  live: [callsChanged],
  pulses: [watchSilence, showDemoCalls],
  provides: [
    provide(hotlineRoom, openHotlineRoom),
    provide(callDesk, openCallDesk),
    provide(callEventDoor, () => ({
      read: (values) => {
        const read = readLogRow(values)
        return read.ok ? read.event : null
      },
      take: (call, from, events) => foldEvents(call as Call, from, events),
    })),
  ],
  seed,
  withheld: (runtime) => runtime.use(hotlineRoom).withheld(),
  start: async (runtime) => {
    const room = runtime.use(hotlineRoom)
    await room.load()
    runtime.broadcast.on(FUNCTIONS_CHANGED, () => room.loadSwitches())
    // A seed starts every module, and the server does once more.
    const connections = runtime.use(connectionSources)
    if (!connections.all().includes(callCentreHealth)) connections.offer(callCentreHealth)
    runtime.use(figureSources).offer(connectRateSource)
    const signs = runtime.use(signSources)
    for (const source of hotlineSigns) if (!signs.find(source.code)) signs.offer(source)
  },
})
