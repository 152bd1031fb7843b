import { toRfc3339 } from '#core/time/local.ts'
import type { DeviceRow } from '../contract.ts'
import type { ShownDevice } from './device-store.ts'
import type { SensorRoom } from './sensor-room.ts'

export function deviceView(room: SensorRoom, device: ShownDevice): DeviceRow {
  const { id, name, address, areaCode, lon, lat, unit, state, simulated, battery, heardMs, measured } = device
  const kind = room.findKind(device.kind)
  return {
    ...{ id, name, address, areaCode, lon, lat, unit, state, simulated, battery },
    kind: device.kind,
    kindZh: kind?.zh ?? device.kind,
    values: (kind?.metrics ?? []).flatMap(({ id: metric, zh, unit: of }) => {
      const last = measured[metric]
      return last ? [{ metric, zh, unit: of, value: last.value, at: instant(last.atMs) }] : []
    }),
    heardAt: heardMs === null ? null : instant(heardMs),
  }
}

export function instant(ms: number): string {
  return toRfc3339(Math.floor(ms))
}
