import type { SecretText } from '#platform/crypto/secret-text.ts'
import type { AppellantInput } from '../contract.ts'
import type { SealedAppellant } from './appellant-store.ts'

export const NAME_PURPOSE = 'cases.appellant.name'
export const PHONE_PURPOSE = 'cases.appellant.phone'

/** Seals who asks before anything is stored; null when nothing is known of the person. */
export function sealAppellant(
  secrets: SecretText,
  input: AppellantInput | undefined | null,
  id: string,
  atMs: number,
): SealedAppellant | null {
  const name = input?.name?.trim() || null
  const phone = input?.phone?.trim() || null
  if (!input || (!name && !phone && !input.anonymous)) return null
  const sealedPhone = phone ? secrets.seal(phone, PHONE_PURPOSE) : null
  return {
    id,
    nameSealed: name ? secrets.seal(name, NAME_PURPOSE).cipher : null,
    phoneSealed: sealedPhone?.cipher ?? null,
    phoneIndex: sealedPhone?.index ?? null,
    reachable: phone !== null,
    anonymous: input.anonymous === true || name === null,
    addedMs: atMs,
  }
}
