/** What a named place or an address ends in. */
const PLACE_END =
  /(?:小区|花园|家园|公寓|新村|新城|社区|街道|广场(?!舞)|大厦|大道|公路|路口|小学|中学|学校|幼儿园|医院|市场|公园|号楼|路(?![灯面牌])|[区县镇乡村街巷弄苑府湾栋号])/gu
const LONGEST_NAME = 8
const MOST_TITLES = 60
const LEAST_LETTERS = 4
const LETTER = /[\p{Letter}\p{Number}]/u
const EDGE = /^[\s、，,。:：的在于与和对向旁边附近]+|[\s、，,。:：的在于与和]+$/gu

/**
 * A title for a group: one of its members' own, the first where it can be, without the places that most of them do not name. A
 * group of many communities must not stand under one of them.
 */
export function sharedTitle(titles: readonly string[]): string {
  const looked = titles.slice(0, MOST_TITLES)
  const held = new Map<string, number>()
  for (const title of looked) for (const pair of new Set(pairsOf(title))) held.set(pair, (held.get(pair) ?? 0) + 1)
  const isShared = (pair: string) => (held.get(pair) ?? 0) * 2 > looked.length
  for (const title of looked) {
    const short = withoutOwnPlaces(title, isShared)
    if ([...short].filter((one) => LETTER.test(one)).length >= LEAST_LETTERS && pairsOf(short).some(isShared))
      return short
  }
  return titles[0] ?? ''
}

const pairsOf = (title: string): string[] => {
  const pairs: string[] = []
  for (let at = 0; at + 2 <= title.length; at++) pairs.push(title.slice(at, at + 2))
  return pairs
}

/** Of each place the characters before its ending that most members do not have, and the ending with them. */
function withoutOwnPlaces(title: string, isShared: (pair: string) => boolean): string {
  const stands = (at: number) => isShared(title.slice(at, at + 2)) || (at > 0 && isShared(title.slice(at - 1, at + 1)))
  const gone = new Set<number>()
  for (const found of title.matchAll(PLACE_END)) {
    let from = found.index
    while (
      from > 0 &&
      found.index - from < LONGEST_NAME &&
      !stands(from - 1) &&
      !gone.has(from - 1) &&
      LETTER.test(title[from - 1]!)
    )
      from--
    if (from === found.index) continue
    for (let at = from; at < found.index + found[0].length; at++) gone.add(at)
  }
  return Array.from({ length: title.length }, (_, at) => at)
    .filter((at) => !gone.has(at))
    .map((at) => title[at])
    .join('')
    .replace(EDGE, '')
}
