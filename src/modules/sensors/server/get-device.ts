import { handle } from '#platform/plug.ts'
import { getDevice } from '../contract.ts'
import { problemTitle } from '../domain/say-problem.ts'
import { findDevice } from './device-store.ts'
import { deviceView, instant, rulesOf } from './device-view.ts'
import { problemsOf } from './problem-store.ts'
import { sensorFaults } from './sensor-faults.ts'
import { sensorRoom } from './sensor-room.ts'

export const getDeviceHandler = handle(getDevice, async ({ id }, call) => {
  const room = call.runtime.use(sensorRoom)
  const device = await findDevice(call.db, call.scope(), id)
  if (!device) throw sensorFaults.notFound()
  const kind = room.findKind(device.kind)
  const silenceMinutes = device.silenceMinutes ?? kind?.silenceMinutes ?? 0
  const problems = await problemsOf(call.db, id)
  return {
    device: deviceView(room, device),
    version: device.version,
    silenceMinutes,
    ownSilenceMinutes: device.silenceMinutes,
    rules: kind ? rulesOf(kind, device.limits) : [],
    metrics: kind ? [...kind.metrics] : [],
    problems: problems.map(({ beganMs, endedMs, ...problem }) => {
      const said = { rule: problem.rule, device, value: problem.value, silenceMinutes, enter: null }
      return {
        ...problem,
        title: kind ? problemTitle(kind, said) : { zh: problem.rule, en: problem.rule },
        beganAt: instant(beganMs),
        endedAt: endedMs === null ? null : instant(endedMs),
      }
    }),
  }
})
