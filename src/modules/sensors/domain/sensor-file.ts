import type { Title } from '#core/module-card.ts'

/** A value as a message holds it: where, and how it becomes the unit of its metric. */
export interface PayloadValue {
  metric: string
  /** `depth`, `data.depth`, `values[0].v` */
  path: string
  factor?: number
  offset?: number
}

/** How messages of one topic are read. */
export interface PayloadForm {
  id: string
  /** MQTT topic; `{device}` stands for the device's number, `+` for any other part. */
  topic: string
  /** Where the number stands, if it is not in the topic. */
  device?: string
  time?: { path: string; form: 'seconds' | 'milliseconds' | 'rfc3339' }
  battery?: string
  /** Several readings in one message: paths of time and values begin at each element. */
  list?: string
  values: readonly PayloadValue[]
}

export interface Metric {
  id: string
  zh: string
  en: string
  unit: string
}

/** One scene: a value beyond its limit for so long is one problem, until it is back for so long. */
export interface SensorRule extends Title {
  id: string
  metric: string
  when: 'above' | 'below'
  enter: number
  leave: number
  forSeconds: number
  backSeconds: number
  /** Category of the case; null: an alarm without a case. */
  category: string | null
  urgency?: 'normal' | 'urgent' | 'critical'
  confidence: number
}

export interface DeviceKind extends Title {
  id: string
  metrics: readonly Metric[]
  rules: readonly SensorRule[]
  silenceMinutes: number
}

/** A vital sign that is read from sensors; never the other way. */
export interface SignOfSensors extends Title {
  sign: string
  read: 'onlineShare'
}

export interface SensorFile {
  schema: 'sensors/1'
  kinds: readonly DeviceKind[]
  forms: readonly PayloadForm[]
  signs: readonly SignOfSensors[]
  /** A problem that comes back within this time after its end is the same one. */
  calmMinutes: number
  /** A device whose clock is further ahead is not believed. */
  aheadMinutes: number
  rawDays: number
  hourDays: number
  dayDays: number
}

/** Of the 64 days of the ring one is today, two lie ahead, and one is being dropped. */
export const MOST_RAW_DAYS = 60
/** Within the days of the ring that lie ahead. */
const MOST_AHEAD_MINUTES = 1440

/** Throws a sentence about the first thing that makes no sense. */
export function readSensorFile(file: SensorFile): SensorFile {
  if (file.rawDays < 1 || file.rawDays > MOST_RAW_DAYS)
    throw new Error(`sensors.json: rawDays must be 1 to ${MOST_RAW_DAYS}`)
  if (file.aheadMinutes < 0 || file.aheadMinutes > MOST_AHEAD_MINUTES)
    throw new Error(`sensors.json: aheadMinutes must be 0 to ${MOST_AHEAD_MINUTES}`)
  const metrics = new Set(file.kinds.flatMap(({ metrics: own }) => own.map(({ id }) => id)))
  for (const kind of file.kinds)
    for (const rule of kind.rules) {
      if (!kind.metrics.some(({ id }) => id === rule.metric))
        throw new Error(`sensors.json: rule ${rule.id} reads ${rule.metric}, which ${kind.id} does not have`)
      if (!limitsFit(rule.when, rule)) throw new Error(`sensors.json: rule ${rule.id} leaves before it enters`)
    }
  for (const form of file.forms)
    for (const { metric } of form.values)
      if (!metrics.has(metric)) throw new Error(`sensors.json: form ${form.id} reads ${metric}, which no kind has`)
  return file
}

/** Left on the other side of where it was entered, or at the same value. */
export function limitsFit(when: SensorRule['when'], { enter, leave }: { enter: number; leave: number }): boolean {
  return when === 'above' ? leave <= enter : leave >= enter
}
