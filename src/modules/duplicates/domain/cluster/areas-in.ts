import { hashText } from './hash-text.ts'

const DISTRICT = /([a-z]\d{1,2}|\p{Script=Han}{2})[区县]/gu
const TOWN = /(\p{Script=Han}{2})(?:街道|镇|乡)/gu
/** Ends in the same character and is no district: 小区, 社区, 校区. */
const NO_DISTRICT = /[小社园校城片地景辖厂库宅新老各本该我全个]$/u

/** Districts and towns that a text names, by number: those of one level, then those of the other. */
export interface NamedAreas {
  districts: number[]
  towns: number[]
}

export function areasIn(text: string): NamedAreas {
  const found = (pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].map(([, name]) => name!).filter((name) => !NO_DISTRICT.test(name)))].map(
      (name) => hashText(name, 32),
    )
  return { districts: found(DISTRICT), towns: found(TOWN) }
}

/** Two texts that name different districts, or different towns, hardly speak of one event. */
export function areElsewhere(one: NamedAreas, other: NamedAreas): boolean {
  const differ = (a: readonly number[], b: readonly number[]) =>
    a.length > 0 && b.length > 0 && !a.some((area) => b.includes(area))
  return differ(one.districts, other.districts) || differ(one.towns, other.towns)
}
