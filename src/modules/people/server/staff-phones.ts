import { mask } from '#core/text/mask.ts'
import { normalForm } from '#core/text/normal-form.ts'
import type { Runtime } from '#platform/runtime.ts'
import { badPhone } from './faults.ts'

export interface SealedPhone {
  cipher: string
  index: string
}

/** Telephone numbers of staff: sealed where they are stored, opened only to be shown. */
export interface StaffPhones {
  /** Refuses what is no telephone number. */
  seal(plain: string): SealedPhone
  /** Null when there is none, or none that can be read. */
  open(cipher: string | null): string | null
  /** Empty when there is none. */
  masked(cipher: string | null): string
}

const PURPOSE = 'people.person.phone'
const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{9,11}$/

export function openStaffPhones({ secrets, log }: Runtime): StaffPhones {
  let complained = false
  const open = (cipher: string | null): string | null => {
    if (cipher === null) return null
    try {
      return secrets.open(cipher, PURPOSE)
    } catch (error) {
      // A number sealed with a lost key must not keep the duty roster from being read.
      if (!complained) log.error({ error: String(error) }, 'a telephone number of staff cannot be read')
      complained = true
      return null
    }
  }
  return {
    seal: (plain) => {
      if (!isStaffPhone(plain)) throw badPhone()
      const { cipher, index } = secrets.seal(plain.trim(), PURPOSE)
      return { cipher, index }
    },
    open,
    masked: (cipher) => mask('phone', open(cipher) ?? ''),
  }
}

export function isStaffPhone(text: string): boolean {
  const digits = normalForm('phone', text)
  return MOBILE.test(digits) || LANDLINE.test(digits)
}
