import { normalForm } from '#core/text/normal-form.ts'
import type { Runtime } from '#platform/runtime.ts'
import { citizenFaults } from './citizen-faults.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}\d{7,8}$/

/** Digits alone; a fault where it is no number of this country. */
export function readPhone(typed: string): string {
  const phone = normalForm('phone', typed)
  if (!MOBILE.test(phone) && !LANDLINE.test(phone)) throw citizenFaults.phoneWrong()
  return phone
}

export function phoneIndexes(runtime: Runtime, phone: string): string[] {
  return runtime.secrets.indexes(phone, 'citizens.phone')
}
