import { CITY_STATES, type CityState } from './city-state.ts'

/** A thread as the city has it. Numbers: `downMade` made, `downAcked` acknowledged by us, `up` received without a gap. */
export interface CityThread {
  thread: string
  downMade: number
  downAcked: number
  up: number
  state: CityState
}

/** A thread as we have it: `down` held without a gap, `downTop` the highest held, `upSent` acknowledged by the city. */
export interface OwnThread {
  thread: string
  down: number
  downTop: number
  upMade: number
  upSent: number
  state: CityState
  /** Held and not carried out, or made and not acknowledged. */
  waiting: number
}

export const DIFFERENCES = [
  'unknownToUs',
  'unknownToCity',
  'downMissing',
  'downExtra',
  'upMissing',
  'upExtra',
  'stateDiffers',
] as const
export type DifferenceKind = (typeof DIFFERENCES)[number]

export const DIFFERENCE_WORDS = {
  unknownToUs: { zh: '市级有、区级没有', en: 'the city has it, we do not' },
  unknownToCity: { zh: '区级有、市级没有', en: 'we have it, the city does not' },
  downMissing: { zh: '区级缺下行报文', en: 'messages from the city are missing here' },
  downExtra: { zh: '区级多下行报文', en: 'we hold messages that the city never made' },
  upMissing: { zh: '市级缺上行报文', en: 'messages that we sent are missing there' },
  upExtra: { zh: '市级多上行报文', en: 'the city holds messages that we never made' },
  stateDiffers: { zh: '状态不一致', en: 'the states differ' },
} as const satisfies Record<DifferenceKind, { zh: string; en: string }>

export interface Difference {
  thread: string
  kind: DifferenceKind
  ours: string
  theirs: string
}

/**
 * What one thread differs in. What is on its way is no difference: a message counts as missing only where its sender
 * holds an acknowledgement for it, and states are compared only where nothing waits on either side.
 */
export function compareThread(ours: OwnThread | null, theirs: CityThread | null): Difference[] {
  const thread = ours?.thread ?? theirs?.thread ?? ''
  const differs = (kind: DifferenceKind, own: number | string, city: number | string): Difference => ({
    thread,
    kind,
    ours: String(own),
    theirs: String(city),
  })
  if (!ours) return theirs && theirs.downAcked > 0 ? [differs('unknownToUs', 0, theirs.downAcked)] : []
  if (!theirs) return ours.upSent > 0 || ours.downTop > 0 ? [differs('unknownToCity', ours.upSent, 0)] : []
  const found: Difference[] = []
  if (theirs.downAcked > ours.down) found.push(differs('downMissing', ours.down, theirs.downAcked))
  if (ours.downTop > theirs.downMade) found.push(differs('downExtra', ours.downTop, theirs.downMade))
  if (ours.upSent > theirs.up) found.push(differs('upMissing', ours.upSent, theirs.up))
  if (theirs.up > ours.upMade) found.push(differs('upExtra', ours.upMade, theirs.up))
  const isQuiet = ours.waiting === 0 && theirs.downMade === theirs.downAcked && theirs.up === ours.upMade
  if (found.length === 0 && isQuiet && ours.state !== theirs.state)
    found.push(differs('stateDiffers', CITY_STATES[ours.state].zh, CITY_STATES[theirs.state].zh))
  return found
}
