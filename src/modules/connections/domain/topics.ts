/** What a webhook can be told of. */
export const TOPICS = {
  'case.changed': { zh: '案件有变化', en: 'a case changed' },
  'task.sent': { zh: '有新工单派到本单位', en: 'a task was sent to the unit' },
} as const
export type Topic = keyof typeof TOPICS

/** Events by which an order reaches a unit. */
const SENDING = new Set(['Dispatched', 'Redispatched', 'HandedDown', 'CoHandlerAdded', 'DirectOrderReceived'])

export interface CaseTold {
  caseId: string
  caseNo: string
  version: number
  events: readonly string[]
  state: string
  areaCode: string | null
  leadUnit: string | null
  units: readonly string[]
}

export interface Wanted {
  topics: readonly string[]
  unit: string | null
}

/** Topics of a subscription that a change of a case belongs to. */
export function topicsOf(told: CaseTold, { topics, unit }: Wanted): Topic[] {
  if (unit !== null && !told.units.includes(unit)) return []
  const fitting: Topic[] = ['case.changed']
  if (told.events.some((event) => SENDING.has(event))) fitting.push('task.sent')
  return fitting.filter((topic) => topics.includes(topic))
}

/** What goes out: numbers, states and units; never a word of a citizen. Whoever may, fetches the rest. */
export function messageOf(topic: Topic, told: CaseTold, at: string): string {
  const { caseId, caseNo, version, events, state, areaCode, leadUnit, units } = told
  return JSON.stringify({ topic, at, caseId, caseNo, version, state, events, areaCode, leadUnit, units })
}
