import type { Title } from '#core/module-card.ts'

/** Functions that a district may have or not; each is known to this house and does nothing while it is off. */
export const HOTLINE_FUNCTIONS = ['screenPop', 'lineAlarm', 'sessions', 'recordings', 'simulator'] as const
export type HotlineFunction = (typeof HOTLINE_FUNCTIONS)[number]

/** Operations that are not there while their function is off; of the other functions something else stays away. */
export const OPERATIONS_OF: Readonly<Partial<Record<HotlineFunction, readonly string[]>>> = {
  screenPop: ['hotline.listRinging'],
  sessions: ['hotline.listSessions', 'hotline.saveSession'],
  simulator: ['hotline.simulateCall'],
}

export interface HotlineNumber extends Title {
  number: string
  /** Channel under which cases of this number are registered. */
  channel: string
  lines: readonly string[]
}

/** `hotline.json` of a district. */
export interface HotlineRules {
  functions: readonly (Title & { id: HotlineFunction; on: boolean | 'demo' })[]
  numbers: readonly HotlineNumber[]
  graceMs: number
  answerWithinMs: number
  connectTargetPercent: number
  answerTargetPercent: number
  filingTargetPercent: number
  lineTargetPercent: number
  /** The call centre sends at least a sign of life so often; longer silence is an alarm. */
  silenceMinutes: number
  /** Rate of the wall: so many hours back. */
  figureHours: number
  /** Of fewer calls than this the vital signs say no rate. */
  signLeastCalls: number
  /** A call that rings longer than this is not shown as ringing any more. */
  ringMinutes: number
}

/** What is wrong with the file, in a sentence; null: nothing. */
export function findRulesFault(rules: HotlineRules): string | null {
  const seen = new Set<string>()
  for (const { number, lines } of rules.numbers)
    for (const id of [number, ...lines]) {
      if (seen.has(id)) return `号码或线路 ${id} 重复`
      seen.add(id)
    }
  const unknown = rules.functions.find(({ id }) => !HOTLINE_FUNCTIONS.includes(id))
  if (unknown) return `没有名为 ${unknown.id} 的热线功能，可选 ${HOTLINE_FUNCTIONS.join('、')}`
  const missing = HOTLINE_FUNCTIONS.find((id) => !rules.functions.some((one) => one.id === id))
  return missing ? `缺少热线功能 ${missing} 的开关` : null
}
