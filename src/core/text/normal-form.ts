import { halfWidth } from './half-width.ts'

export const PERSONAL_KINDS = ['phone', 'landline', 'idNumber', 'plate', 'email', 'bank', 'name', 'address'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

export function isPersonalKind(text: string): text is PersonalKind {
  return (PERSONAL_KINDS as readonly string[]).includes(text)
}

/** The one spelling under which a personal value is compared and found again, whoever typed it. */
export function normalForm(kind: PersonalKind | 'other', text: string): string {
  const plain = halfWidth(text.normalize('NFC')).trim()
  switch (kind) {
    case 'phone':
    case 'landline':
      return plain
        .replace(/\D/g, '')
        .replace(/^0{0,2}86(?=1[3-9]\d{9}$)/, '')
        .replace(/^0(?=1[3-9]\d{9}$)/, '')
    case 'bank':
      return plain.replace(/\D/g, '')
    case 'idNumber':
    case 'plate':
      return plain.replace(/[\s·•.-]/g, '').toUpperCase()
    case 'email':
      return plain.toLowerCase()
    default:
      return plain.replace(/\s+/g, ' ')
  }
}
