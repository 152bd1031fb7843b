import type { SecretText } from '#platform/crypto/secret-text.ts'
import type { Gender, Relation } from '../domain/words.ts'
import type { NewResident } from './resident-store.ts'
import { ID_NUMBER, NAME, PHONE } from './secrets.ts'

export interface ClearResident {
  name: string
  phone: string | null
  idNumber: string | null
  gender: Gender
  birthYear: number | null
  relation: Relation
}

/** Seals a person before anything is stored, with the key under which the community knows the person. */
export function sealResident(
  secrets: SecretText,
  person: ClearResident,
  place: { id: string; householdId: string; areaCode: string },
): NewResident {
  const name = secrets.seal(person.name, NAME)
  const phone = person.phone === null ? null : secrets.seal(person.phone, PHONE)
  const idNumber = person.idNumber === null ? null : secrets.seal(person.idNumber, ID_NUMBER)
  return {
    ...place,
    personKey: idNumber ? `i:${idNumber.index}` : `n:${place.householdId}:${name.index}`,
    nameSealed: name.cipher,
    nameIndex: name.index,
    phoneSealed: phone?.cipher ?? null,
    phoneIndex: phone?.index ?? null,
    idNumberSealed: idNumber?.cipher ?? null,
    gender: person.gender,
    birthYear: person.birthYear,
    relation: person.relation,
  }
}

/** All keys under which the community may know the person, older ones included. */
export function personKeys(secrets: SecretText, person: ClearResident, householdId: string): string[] {
  return person.idNumber === null
    ? secrets.indexes(person.name, NAME).map((index) => `n:${householdId}:${index}`)
    : secrets.indexes(person.idNumber, ID_NUMBER).map((index) => `i:${index}`)
}
