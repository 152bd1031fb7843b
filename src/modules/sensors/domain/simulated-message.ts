const HOUR_MS = 3_600_000
/** Metric, its usual value, how far it swings, and the value of its bad hour. */
const COURSES: Readonly<Record<string, readonly [metric: string, mean: number, swing: number, bad: number]>> = {
  waterlog: ['depth', 1, 1, 24],
  manhole: ['tilt', 1, 0.5, 40],
  smoke: ['smoke', 0.02, 0.01, 0.4],
  noise: ['noise', 54, 4, 76],
  dust: ['pm10', 70, 20, 190],
  bin: ['fill', 40, 15, 96],
  passage: ['blocked', 0, 0, 1],
}
const BAD_EVERY_HOURS = 12
const BAD_HOURS = 1

/**
 * What a made-up device says at a moment: a wave of its own, one bad hour of one water gauge in twelve, and one device
 * that says nothing.
 */
export function simulatedMessage({ id, kind }: { id: string; kind: string }, index: number, nowMs: number) {
  const course = COURSES[kind]
  if (!course || id.endsWith('-99')) return null
  const [metric, mean, swing, bad] = course
  const hour = nowMs / HOUR_MS
  const isBad = index === 0 && hour % BAD_EVERY_HOURS < BAD_HOURS
  const value = isBad ? bad : Math.max(0, mean + swing * Math.sin(hour * 3 + index))
  const rounded = Math.round(value * 100) / 100
  return { topic: `sensors/${kind}/${id}`, body: { ts: nowMs, [metric]: rounded, battery: 60 + (index % 40) } }
}
