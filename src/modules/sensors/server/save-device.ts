import { handle } from '#platform/plug.ts'
import { saveDevice } from '../contract.ts'
import { checkDevice } from './check-device.ts'
import { findDevice, forgetState, putDevices, standingDevices } from './device-store.ts'
import { offerSigns } from './own-signs.ts'
import { endAll } from './problem-store.ts'
import { sensorFaults } from './sensor-faults.ts'

export const saveDeviceHandler = handle(saveDevice, async ({ limits = [], silenceMinutes = null, ...given }, call) => {
  const [standing] = await standingDevices(call.db, [given.id])
  if (standing && !(await findDevice(call.db, call.scope(), given.id))) throw sensorFaults.notFound()
  const { expectedVersion } = call.command
  if (standing && expectedVersion !== null && expectedVersion !== standing.version) throw sensorFaults.stale()
  const own = Object.fromEntries(limits.map(({ rule, enter, leave }) => [rule, { enter, leave }]))
  const checked = checkDevice(call, { ...given, silenceMinutes, limits: own })
  if ('why' in checked) throw sensorFaults.wrong(`${checked.why.zh}。`, `${checked.why.en}.`)
  await putDevices(call.db, [{ ...checked.device, simulated: standing?.simulated ?? false }], call.nowMs)
  if (standing?.active && !given.active) {
    await endAll(call.db, given.id, call.nowMs)
    await forgetState(call.db, given.id)
  }
  call.afterCommit(() => offerSigns(call.runtime))
  call.note(given.id, { active: given.active })
  const saved = await findDevice(call.db, call.scope(), given.id)
  return { id: given.id, version: saved?.version ?? 1 }
})
