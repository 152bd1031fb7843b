import { toRfc3339 } from '#core/time/local.ts'
import type { DeviceRow, KindView, RuleView } from '../contract.ts'
import { SILENCE } from '../domain/say-problem.ts'
import type { DeviceKind } from '../domain/sensor-file.ts'
import type { GoingProblem, OwnLimits, ShownDevice } from './device-store.ts'
import type { SensorRoom } from './sensor-room.ts'

export function deviceView(room: SensorRoom, device: ShownDevice): DeviceRow {
  const { id, name, address, areaCode, lon, lat, unit, state, simulated, battery, heardMs, measured } = device
  const kind = room.findKind(device.kind)
  const rules = kind ? rulesOf(kind, device.limits) : []
  return {
    ...{ id, name, address, areaCode, lon, lat, unit, state, simulated, battery },
    kind: device.kind,
    kindZh: kind?.zh ?? device.kind,
    values: (kind?.metrics ?? []).flatMap(({ id: metric, zh, unit: of }) => {
      const last = measured[metric]
      if (!last) return []
      const rule = rules.find((one) => one.metric === metric)
      const beyond = rule ? (rule.when === 'above' ? last.value >= rule.enter : last.value <= rule.enter) : false
      return [{ metric, zh, unit: of, value: last.value, at: instant(last.atMs), limit: rule?.enter ?? null, beyond }]
    }),
    heardAt: heardMs === null ? null : instant(heardMs),
    problem: device.active && device.problem ? goingView(device.problem, kind) : null,
  }
}

function goingView({ id, rule, beganMs, caseId, caseNo, refusal }: GoingProblem, kind: DeviceKind | null) {
  const { zh, en } = ruleTitle(kind, rule)
  return { id, rule, zh, en, beganAt: instant(beganMs), caseId, caseNo, refusal }
}

export function ruleTitle(kind: DeviceKind | null, rule: string): { zh: string; en: string } {
  if (rule === SILENCE) return { zh: '设备失联', en: 'device silent' }
  return kind?.rules.find(({ id }) => id === rule) ?? { zh: rule, en: rule }
}

export function rulesOf(kind: DeviceKind, limits: OwnLimits): RuleView[] {
  return kind.rules.map(({ id, zh, en, metric, when, enter, leave, forSeconds, category }) => ({
    ...{ id, zh, en, metric, when, enter, leave, forSeconds },
    ...limits[id],
    unit: kind.metrics.find((one) => one.id === metric)!.unit,
    opensCase: category !== null,
    own: limits[id] !== undefined,
  }))
}

export function kindView(kind: DeviceKind): KindView {
  const { id, zh, en, silenceMinutes } = kind
  return { id, zh, en, silenceMinutes, rules: rulesOf(kind, {}) }
}

export function instant(ms: number): string {
  return toRfc3339(Math.floor(ms))
}
