import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { FeedMessage } from '../contract.ts'
import { readMessage, type SensorReading } from '../domain/read-message.ts'
import { SILENCE } from '../domain/say-problem.ts'
import type { DeviceKind, SensorFile } from '../domain/sensor-file.ts'
import { stepRule } from '../domain/step-rule.ts'
import { type KnownDevice, lockDevices, saveStates } from './device-store.ts'
import { markHeard } from './feed-store.ts'
import { beginProblem, endProblem } from './problem-store.ts'
import { keepReadings, keepRefused, keyOf } from './reading-store.ts'
import { sensorRoom } from './sensor-room.ts'

const SHOWN_CHARS = 2000
const DAY_MS = 86_400_000

interface Heard {
  battery: number | null
  readings: SensorReading[]
  messages: { topic: string; payload: string }[]
}

/** What came from the broker, in one transaction: kept or refused in words; each reading judged in order of its time. */
export async function takeMessages(call: Call, messages: readonly FeedMessage[]): Promise<void> {
  const { runtime } = call
  const nowMs = runtime.nowMs()
  const file = runtime.use(sensorRoom).file()
  const heard = new Map<string, Heard>()
  const refused: { topic: string; payload: string; reason: string }[] = []
  for (const { topic, payload } of messages) {
    const text = Buffer.from(payload).toString('utf8')
    const shown = { topic: clean(topic).slice(0, 300), payload: clean(text).slice(0, SHOWN_CHARS) }
    const read = readMessage(file.forms, { topic, text }, nowMs)
    const reason = read.ok ? outOfTime(read.readings, file, nowMs) : read.reason
    if (!read.ok || reason !== null) {
      refused.push({ ...shown, reason: reason ?? '' })
      continue
    }
    const known = heard.get(read.device) ?? { battery: null, readings: [], messages: [] }
    known.battery = read.battery ?? known.battery
    known.readings.push(...read.readings)
    known.messages.push(shown)
    heard.set(read.device, known)
  }
  await runtime.db.tx(async (tx) => {
    const devices = await lockDevices(tx, [...heard.keys()])
    const known = new Set(devices.map(({ id }) => id))
    for (const [id, { messages: shown }] of heard)
      if (!known.has(id)) for (const one of shown) refused.push({ ...one, reason: '设备未登记或已停用' })
    const readings = devices.flatMap(({ id }) => heard.get(id)!.readings)
    const added = await keepReadings(tx, readings, nowMs)
    for (const device of devices) await judge(call, tx, device, heard.get(device.id)!, { added, nowMs, file })
    await saveStates(tx, devices)
    await keepRefused(tx, refused, nowMs)
    await markHeard(tx, nowMs)
  })
}

/** PostgreSQL keeps no zero character. */
const clean = (text: string) => text.replaceAll('\0', '�')

function outOfTime(readings: readonly SensorReading[], file: SensorFile, nowMs: number): string | null {
  if (readings.some(({ atMs }) => atMs > nowMs + file.aheadMinutes * 60_000)) return '设备时钟超前'
  return readings.some(({ atMs }) => atMs < nowMs - file.rawDays * DAY_MS) ? `读数早于 ${file.rawDays} 天` : null
}

interface Judging {
  added: ReadonlySet<string>
  nowMs: number
  file: SensorFile
}

async function judge(call: Call, tx: Executor, device: KnownDevice, heard: Heard, given: Judging): Promise<void> {
  const { added, nowMs, file } = given
  const kind = file.kinds.find(({ id }) => id === device.kind)
  if (device.silent) await endProblem(tx, device.id, SILENCE, nowMs)
  device.silent = false
  device.heardMs = nowMs
  device.battery = heard.battery
  const fresh = new Map<string, SensorReading>()
  for (const reading of heard.readings) {
    const key = keyOf(reading)
    if (added.has(key) && !fresh.has(key)) fresh.set(key, reading)
  }
  for (const reading of [...fresh.values()].sort((a, b) => a.atMs - b.atMs)) {
    const last = device.measured[reading.metric]
    if (!last || reading.atMs >= last.atMs)
      device.measured[reading.metric] = { value: reading.value, atMs: reading.atMs }
    if (kind) await judgeReading(call, tx, device, kind, reading, { nowMs, calmMs: file.calmMinutes * 60_000 })
  }
}

async function judgeReading(
  call: Call,
  tx: Executor,
  device: KnownDevice,
  kind: DeviceKind,
  reading: SensorReading,
  { nowMs, calmMs }: { nowMs: number; calmMs: number },
): Promise<void> {
  const mostGapMs = (device.silenceMinutes ?? kind.silenceMinutes) * 60_000
  for (const rule of kind.rules) {
    if (rule.metric !== reading.metric) continue
    const limits = { ...rule, ...device.limits[rule.id], mostGapMs }
    const { after, turn } = stepRule(limits, device.standing[rule.id], reading)
    device.standing[rule.id] = after
    if (turn?.kind === 'ended') await endProblem(tx, device.id, rule.id, turn.atMs)
    if (turn?.kind !== 'begun') continue
    const begun = { id: call.newId(), device: device.id, rule: rule.id, atMs: turn.atMs, value: turn.value }
    await beginProblem(tx, { ...begun, wantsCase: rule.category !== null }, nowMs, calmMs)
  }
}
