import type { Title } from '#core/module-card.ts'
import type { DeviceKind } from './sensor-file.ts'

export const SILENCE = 'silence'

export interface SaidProblem {
  rule: string
  device: { id: string; name: string; address: string; simulated: boolean }
  value: number | null
  /** Minutes after which a silent device is one. */
  silenceMinutes: number
  enter: number | null
}

/** The title of the case or alarm; what a simulator made says so. */
export function problemTitle(kind: DeviceKind, { rule, device }: SaidProblem): Title {
  const mark = device.simulated ? { zh: '【模拟设备】', en: '[simulated] ' } : { zh: '', en: '' }
  const what = kind.rules.find(({ id }) => id === rule) ?? { zh: '设备失联', en: 'device silent' }
  return { zh: `${mark.zh}${device.name}：${what.zh}`, en: `${mark.en}${device.name}: ${what.en}` }
}

export function problemText(kind: DeviceKind, said: SaidProblem): string {
  const { device, rule: id, value, enter, silenceMinutes } = said
  const where = `设备 ${device.id}（${kind.zh}）${device.address ? `，位置：${device.address}` : ''}。`
  const rule = kind.rules.find((one) => one.id === id)
  if (!rule) return `${where}超过 ${silenceMinutes} 分钟没有上报，请检查供电、通信和设备。`
  const metric = kind.metrics.find((one) => one.id === rule.metric)!
  const lasted = rule.forSeconds > 0 ? `，持续 ${Math.ceil(rule.forSeconds / 60)} 分钟以上` : ''
  const beyond = rule.when === 'above' ? '达到或超过' : '降到或低于'
  return `${where}${metric.zh} ${value} ${metric.unit}，${beyond}限值 ${enter} ${metric.unit}${lasted}。感知自动上报，问题结束前不再重复上报。`
}
