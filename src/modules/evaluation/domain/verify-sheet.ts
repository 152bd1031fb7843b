import { canonicalJson } from '#core/text/canonical-json.ts'
import { reckonSheet } from './reckon-sheet.ts'
import type { SheetInputs, SheetOutcome } from './sheet.ts'

/** Where a stored outcome is not what its stored inputs give; null: equal to the last digit. */
export function verifySheet(inputs: SheetInputs, stored: SheetOutcome): string | null {
  let anew: SheetOutcome
  try {
    anew = reckonSheet(inputs)
  } catch (error) {
    return `cannot be reckoned: ${(error as Error).message}`
  }
  if (canonicalJson(anew) === canonicalJson(stored)) return null
  for (const [at, member] of anew.members.entries()) {
    const kept = stored.members[at]
    if (canonicalJson(kept ?? null) === canonicalJson(member)) continue
    if (kept?.scope !== member.scope) return `${member.scope}: another place in the ranking`
    return `${member.scope}: score ${kept.score} stored, ${member.score} reckoned; rank ${kept.rank} stored, ${member.rank} reckoned`
  }
  return 'other members or another number of ranked ones'
}
