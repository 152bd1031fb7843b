import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { limitsFit } from '../domain/sensor-file.ts'
import type { Device, OwnLimits } from './device-store.ts'
import { sensorRoom } from './sensor-room.ts'

export type GivenDevice = Omit<Device, 'areaCode' | 'limits' | 'simulated'> & { limits: OwnLimits }
export interface WhyNot {
  zh: string
  en: string
}

/** A device as it may be registered by this caller, with its area; or why it may not. */
export function checkDevice(call: Call, given: GivenDevice): { device: Omit<Device, 'simulated'> } | { why: WhyNot } {
  const { runtime } = call
  const kind = runtime.use(sensorRoom).findKind(given.kind)
  if (!kind) {
    const kinds = runtime.use(sensorRoom).file().kinds
    const list = kinds.map(({ id, zh }) => `${id}（${zh}）`).join('、')
    return no(`没有设备种类 ${given.kind}，可用：${list}`, `There is no kind ${given.kind}`)
  }
  if (!runtime.use(unitBook).find(given.unit)?.active)
    return no(`没有单位 ${given.unit}，请填在用单位的编号`, `There is no unit ${given.unit}`)
  const grid = runtime.use(areaBook).gridAt(given.lon, given.lat)
  if (!grid) return no('位置不在本区，请核对经纬度（CGCS2000）', 'The position is outside the district')
  const { all, areas, units } = call.scope()
  if (!all && !units.includes(given.unit) && !areas.some((area) => grid.code.startsWith(area)))
    return no('设备不在您的辖区', 'The sensor is outside your area')
  for (const [rule, limits] of Object.entries(given.limits)) {
    const found = kind.rules.find(({ id }) => id === rule)
    if (!found) return no(`${kind.zh}没有规则 ${rule}`, `${kind.en} has no rule ${rule}`)
    if (!limitsFit(found.when, limits))
      return no(
        `规则「${found.zh}」的恢复值应在限值的另一侧或相等`,
        `The way back of ${found.en} must lie on the other side of its limit`,
      )
  }
  return { device: { ...given, areaCode: grid.code } }
}

const no = (zh: string, en: string) => ({ why: { zh, en } })
