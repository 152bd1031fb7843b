import { randomInt } from 'node:crypto'
import { tokenHash } from '#platform/auth/token-hash.ts'

/** Without 0 O 1 l I and the like: it is read aloud or copied from paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

export interface OneTimePassword {
  plain: string
  hash: string
  untilMs: number
}

/** Sixteen signs of thirty-one are 79 bits: nobody tries them all, so that a fast hash is enough. */
export function makeOneTimePassword(nowMs: number, days: number): OneTimePassword {
  const signs = Array.from({ length: 16 }, () => SIGNS[randomInt(SIGNS.length)] ?? '')
  const plain = [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-')
  return { plain, hash: oneTimeHash(plain), untilMs: nowMs + days * 86_400_000 }
}

export function oneTimeHash(plain: string): string {
  return tokenHash(plain.trim())
}
