import { connectionSources } from '#modules/connections/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { attendProblems } from './attend-problems.ts'
import { dropOld } from './drop-old.ts'
import { exportDevicesHandler } from './export-devices.ts'
import { sensorConnection } from './feed-health.ts'
import { getBrokerHandler } from './get-broker.ts'
import { getCourseHandler } from './get-course.ts'
import { getDeviceHandler } from './get-device.ts'
import { importDevicesHandler } from './import-devices.ts'
import { keepFeed } from './keep-feed.ts'
import { listDevicesHandler } from './list-devices.ts'
import { listRefusedHandler } from './list-refused.ts'
import { offerSigns } from './own-signs.ts'
import { saveDeviceHandler } from './save-device.ts'
import { seed } from './seed.ts'
import { openSensorRoom, sensorRoom } from './sensor-room.ts'
import { setBrokerHandler } from './set-broker.ts'
import { simulate } from './simulate.ts'
import { stopListening } from './stop-listening.ts'
import { watchSilence } from './watch-silence.ts'

export default serverPlug({
  card,
  handlers: [
    listDevicesHandler,
    getDeviceHandler,
    getCourseHandler,
    exportDevicesHandler,
    saveDeviceHandler,
    importDevicesHandler,
    getBrokerHandler,
    setBrokerHandler,
    listRefusedHandler,
  ],
  jobs: [dropOld],
  pulses: [keepFeed, attendProblems, watchSilence, simulate],
  provides: [provide(sensorRoom, openSensorRoom)],
  seed,
  start: async (runtime) => {
    await runtime.use(sensorRoom).load()
    runtime.use(connectionSources).offer(sensorConnection)
    await offerSigns(runtime)
  },
  stop: stopListening,
})
