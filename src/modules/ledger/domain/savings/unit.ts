/** A unit such as 张, 克/张 or 元/人·月: how often each sign stands above (+) and below (−) the stroke. */
export type Unit = ReadonlyMap<string, number>

const SIGN = /^[\p{Script=Han}A-Za-z]{1,10}$/u
const LONGEST = 30

export const NO_UNIT: Unit = new Map()

/** `克/张`; an empty text is a bare number. Null where it is no unit. */
export function findUnit(text: string): Unit | null {
  if (text.length > LONGEST) return null
  if (text === '') return NO_UNIT
  const [above = '', ...below] = text.split('/')
  let unit: Unit = NO_UNIT
  for (const sign of above.split('·')) {
    if (!SIGN.test(sign)) return null
    unit = joinUnits(unit, new Map([[sign, 1]]), 1)
  }
  for (const sign of below.flatMap((part) => part.split('·'))) {
    if (!SIGN.test(sign)) return null
    unit = joinUnits(unit, new Map([[sign, 1]]), -1)
  }
  return unit
}

/** The unit of a product (`times` 1) or of a quotient (`times` −1). */
export function joinUnits(one: Unit, other: Unit, times: 1 | -1): Unit {
  const joined = new Map(one)
  for (const [sign, count] of other) {
    const now = (joined.get(sign) ?? 0) + times * count
    if (now === 0) joined.delete(sign)
    else joined.set(sign, now)
  }
  return joined
}

export function isSameUnit(one: Unit, other: Unit): boolean {
  return one.size === other.size && [...one].every(([sign, count]) => other.get(sign) === count)
}

/** As people write it: `克/张`; nothing for a bare number. */
export function unitWords(unit: Unit): string {
  const signs = (sort: 1 | -1) =>
    [...unit].flatMap(([sign, count]) => (count * sort > 0 ? Array.from({ length: count * sort }, () => sign) : []))
  const above = signs(1).join('·')
  const below = signs(-1).join('·')
  if (below === '') return above
  return `${above || '1'}/${below}`
}
