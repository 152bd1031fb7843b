const NUMBERED = /[0-9一二三四五六七八九十百]+(号楼|号院|号|栋|幢|座|弄|单元|楼)/
const INSIDE = /([0-9一二三四五六七八九十]+单元|[0-9]+(室|层|户|门牌)|[（(].*[)）]).*$/

/**
 * The building of an address: what stands behind it (stairway, floor, flat) and all signs and blanks are left out. An address
 * without any number of house or building names an area, not a place, and gives null.
 */
export function addressKey(address: string | null): string | null {
  if (address === null) return null
  const plain = address
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s,，。.、;；:：#-]+/g, '')
  if (!NUMBERED.test(plain)) return null
  const building = plain.replace(INSIDE, '')
  return NUMBERED.test(building) && building.length >= 3 ? building.slice(0, 80) : null
}
