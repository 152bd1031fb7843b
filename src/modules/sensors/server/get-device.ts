import { handle } from '#platform/plug.ts'
import { getDevice } from '../contract.ts'
import { problemTitle } from '../domain/say-problem.ts'
import { findDevice } from './device-store.ts'
import { deviceView, instant } from './device-view.ts'
import { problemsOf } from './problem-store.ts'
import { hoursOf } from './reading-store.ts'
import { sensorFaults } from './sensor-faults.ts'
import { sensorRoom } from './sensor-room.ts'

const SHOWN_MS = 48 * 3_600_000

export const getDeviceHandler = handle(getDevice, async ({ id }, call) => {
  const room = call.runtime.use(sensorRoom)
  const device = await findDevice(call.db, call.scope(), id)
  if (!device) throw sensorFaults.notFound()
  const kind = room.findKind(device.kind)
  const silenceMinutes = device.silenceMinutes ?? kind?.silenceMinutes ?? 0
  const problems = await problemsOf(call.db, id)
  const hours = await hoursOf(call.db, id, call.nowMs - SHOWN_MS)
  return {
    device: deviceView(room, device),
    version: device.version,
    silenceMinutes,
    rules: (kind?.rules ?? []).map(({ id: rule, zh, enter, leave, metric, forSeconds }) => ({
      ...{ id: rule, zh, enter, leave, forSeconds },
      ...device.limits[rule],
      unit: kind!.metrics.find((one) => one.id === metric)!.unit,
      own: device.limits[rule] !== undefined,
    })),
    problems: problems.map(({ beganMs, endedMs, ...problem }) => {
      const said = { rule: problem.rule, device, value: problem.value, silenceMinutes, enter: null }
      return {
        ...problem,
        title: kind ? problemTitle(kind, said) : { zh: problem.rule, en: problem.rule },
        beganAt: instant(beganMs),
        endedAt: endedMs === null ? null : instant(endedMs),
      }
    }),
    hours: hours.map(({ atMs, ...hour }) => ({ ...hour, at: instant(atMs) })),
  }
})
