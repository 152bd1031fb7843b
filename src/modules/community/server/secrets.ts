import { mask } from '#core/text/mask.ts'
import type { SecretText } from '#platform/crypto/secret-text.ts'

/** Purposes of the seals of this module; the last part says how values are compared. */
export const NAME = 'community.resident.name'
export const PHONE = 'community.resident.phone'
export const ID_NUMBER = 'community.resident.idNumber'
export const ROOM = 'community.household.room'
export const CARE = 'community.household.care'
export const NOTE = 'community.note'
export const CONTACT_NAME = 'community.contact.name'
export const CONTACT_PHONE = 'community.contact.phone'
export const FILE_KEY = 'community.import.key'

/** A sealed value as everybody sees it who sees the row. */
export function maskedOf(secrets: SecretText, kind: 'name' | 'phone', cipher: string | null, purpose: string) {
  return cipher === null ? null : mask(kind, secrets.open(cipher, purpose))
}

export interface SealedCare {
  careSealed: string | null
  careIndex: string[]
}

export function sealCare(secrets: SecretText, care: readonly string[]): SealedCare {
  if (care.length === 0) return { careSealed: null, careIndex: [] }
  return {
    careSealed: secrets.seal([...care].sort().join(' '), CARE).cipher,
    careIndex: care.map((key) => secrets.seal(key, CARE).index),
  }
}

export function openCare(secrets: SecretText, cipher: string | null): string[] {
  return cipher === null ? [] : secrets.open(cipher, CARE).split(' ')
}
