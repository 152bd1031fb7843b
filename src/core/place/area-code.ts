/**
 * Codes of the area tree (domain §2): district 6 digits (GB/T 2260), street +3, community +3, unit grid +3.
 * A child's code starts with its parent's.
 */
export const AREA_LEVELS = ['district', 'street', 'community', 'grid'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

export const AREA_CODE_LENGTH: Readonly<Record<AreaLevel, number>> = { district: 6, street: 9, community: 12, grid: 15 }

/** The level of a code, or null if it is no area code: wrong length or anything but digits. */
export function areaLevel(code: string): AreaLevel | null {
  if (!/^\d+$/.test(code)) return null
  return AREA_LEVELS.find((level) => AREA_CODE_LENGTH[level] === code.length) ?? null
}

function isAreaCode(code: string): boolean {
  return areaLevel(code) !== null
}

/** The code one level up; null for a district and for what is no area code. */
export function parentOf(code: string): string | null {
  const level = areaLevel(code)
  return level === null || level === 'district' ? null : code.slice(0, -3)
}

/** True for the area itself and all below it. */
export function isWithin(code: string, areaCode: string): boolean {
  return isAreaCode(code) && isAreaCode(areaCode) && code.startsWith(areaCode)
}

/** The code cut to a level, for example the street of a grid; null where the code does not reach that level. */
export function areaCodeAt(code: string, level: AreaLevel): string | null {
  const length = AREA_CODE_LENGTH[level]
  return isAreaCode(code) && code.length >= length ? code.slice(0, length) : null
}
