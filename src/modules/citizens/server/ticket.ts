import type { SecretText } from '#platform/crypto/secret-text.ts'
import { randomToken, sameSecret } from '#platform/crypto/token.ts'

const PURPOSE = 'citizens.ticket'
const RADIX = 36

/** `<when>.<random>.<seal>`: says when a page was opened without anything being stored for who only looks. */
export function makeTicket(secrets: SecretText, nowMs: number): string {
  const body = `${nowMs.toString(RADIX)}.${randomToken(12)}`
  return `${body}.${secrets.indexes(body, PURPOSE)[0]}`
}

export interface ReadTicket {
  nonce: string
  madeMs: number
}

/** Null: not made here. */
export function readTicket(secrets: SecretText, ticket: string): ReadTicket | null {
  const [when = '', nonce = '', seal = ''] = ticket.split('.')
  const isOurs = secrets.indexes(`${when}.${nonce}`, PURPOSE).some((index) => sameSecret(index, seal))
  const madeMs = Number.parseInt(when, RADIX)
  return isOurs && Number.isSafeInteger(madeMs) ? { nonce, madeMs } : null
}
