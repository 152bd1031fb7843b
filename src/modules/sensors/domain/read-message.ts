import { parseRfc3339 } from '#core/time/local.ts'
import { matchTopic } from './match-topic.ts'
import { readPath } from './read-path.ts'
import type { PayloadForm } from './sensor-file.ts'

export interface SensorReading {
  device: string
  metric: string
  atMs: number
  value: number
}

export type ReadMessage =
  | { ok: true; device: string; readings: SensorReading[]; battery: number | null }
  | { ok: false; reason: string }

const MOST_BYTES = 64 * 1024
const MOST_ELEMENTS = 500
const MOST_VALUE = 1e9
const DEVICE = /^[A-Za-z0-9_.:-]{1,60}$/

/** One message in the words of the house; what cannot be read is refused whole, with the reason. */
export function readMessage(
  forms: readonly PayloadForm[],
  { topic, text }: { topic: string; text: string },
  receivedMs: number,
): ReadMessage {
  if (text.length > MOST_BYTES) return refuse(`报文超过 ${MOST_BYTES / 1024} KB`)
  const form = forms.find(({ topic: wanted }) => matchTopic(wanted, topic) !== null)
  if (!form) return refuse('主题没有对应的报文格式')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return refuse('报文不是 JSON')
  }
  const device = matchTopic(form.topic, topic) || String((form.device && readPath(body, form.device)) ?? '')
  if (!DEVICE.test(device)) return refuse('没有可用的设备编号')
  const elements = form.list === undefined ? [body] : readPath(body, form.list)
  if (!Array.isArray(elements) || elements.length > MOST_ELEMENTS)
    return refuse(`读数列表缺失或超过 ${MOST_ELEMENTS} 条`)
  const readings: SensorReading[] = []
  for (const element of elements) {
    const atMs = timeOf(form, element, receivedMs)
    if (atMs === null) return refuse('时间无法识别')
    for (const { metric, path, factor = 1, offset = 0 } of form.values) {
      const given = readPath(element, path)
      if (given === undefined || given === null) continue
      const value = numberOf(given) * factor + offset
      if (!Number.isFinite(value) || Math.abs(value) > MOST_VALUE) return refuse(`${path} 不是数`)
      readings.push({ device, metric, atMs, value })
    }
  }
  const battery = form.battery === undefined ? Number.NaN : numberOf(readPath(body, form.battery))
  const isBattery = battery >= 0 && battery <= 100
  if (readings.length === 0 && !isBattery) return refuse('报文里没有读数')
  return { ok: true, device, readings, battery: isBattery ? battery : null }
}

const refuse = (reason: string): ReadMessage => ({ ok: false, reason })

function numberOf(given: unknown): number {
  if (typeof given === 'boolean') return given ? 1 : 0
  return typeof given === 'number' || (typeof given === 'string' && given.trim() !== '') ? Number(given) : Number.NaN
}

/** To the millisecond; a form without a time has that of its arrival. */
function timeOf(form: PayloadForm, element: unknown, receivedMs: number): number | null {
  if (!form.time) return receivedMs
  const given = readPath(element, form.time.path)
  if (form.time.form === 'rfc3339') return typeof given === 'string' ? parseRfc3339(given) : null
  const ms = Math.round(numberOf(given) * (form.time.form === 'seconds' ? 1000 : 1))
  return Number.isFinite(ms) && ms > 0 && ms < 8.64e15 ? ms : null
}
