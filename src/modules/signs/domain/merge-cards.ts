import { canonicalJson } from '#core/text/canonical-json.ts'
import type { SignCard } from './sign.ts'

/**
 * What the district's file now says of a sign, against what is in force; null when nothing changes. Thresholds that a
 * person has set stay as set, the rest follows the file.
 */
export function mergeCards(file: SignCard, inForce: SignCard, thresholdsAreSet: boolean): SignCard | null {
  const merged = thresholdsAreSet ? { ...file, thresholds: inForce.thresholds } : file
  return canonicalJson(merged) === canonicalJson(inForce) ? null : merged
}
