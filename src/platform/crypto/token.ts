import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Unguessable text for sessions and keys: 32 random bytes unless told otherwise, safe in URLs and cookies. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** Compares in a time that doesn't tell where two secrets differ; only a difference in length shows. */
export function sameSecret(a: string | Uint8Array, b: string | Uint8Array): boolean {
  const left = typeof a === 'string' ? Buffer.from(a) : a
  const right = typeof b === 'string' ? Buffer.from(b) : b
  return left.length === right.length && timingSafeEqual(left, right)
}
