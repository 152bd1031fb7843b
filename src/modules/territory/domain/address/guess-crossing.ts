import { type AddressIndex, crossingKey, placeOf } from './address-index.ts'
import { type Draft, draftAt } from './candidate.ts'
import { plainText } from './plain-text.ts'

const SHORT_CROSSING = 0.82
const MEETING = /路口|街口|口|交叉|交汇|交会|相交|红绿灯|转角|拐角/
const LINK = /^(?:与|和|跟|同|及|、|,|\/|&|-)?$/

/** Two roads called for short where they meet: 尚贤明德路口, 尚贤与明德交叉口. */
export function guessCrossings(index: AddressIndex, text: string): Draft[] {
  if (!MEETING.test(text)) return []
  const calls = index.callsOfRoads.findAll(text)
  return calls.slice(1).flatMap((second, i) => {
    const first = calls[i]!
    if (!LINK.test(text.slice(first.end, second.start))) return []
    if (!MEETING.test(text.slice(second.end, second.end + 6))) return []
    const names = (called: string) => (index.roadsCalled.get(called) ?? []).map((road) => plainText(road.name))
    // 明德路口 may be where 明德街 is: 路 belongs to 口
    const beforeMouth = text[second.end] === '口' ? names(second.name.slice(0, -1)) : []
    const seconds = [...names(second.name), ...beforeMouth]
    const keys = new Set(names(first.name).flatMap((a) => seconds.map((b) => crossingKey(a, b))))
    const crossings = [...keys].flatMap((key) => index.crossings.get(key) ?? [])
    const why = { zh: '按两条路的简称找到交叉口', en: 'Where the two roads, called for short, meet' }
    return crossings.map((crossing) => draftAt(placeOf(crossing), 'crossing', SHORT_CROSSING, why, first.start))
  })
}
