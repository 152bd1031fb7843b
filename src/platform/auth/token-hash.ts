import { createHash } from 'node:crypto'

/** Only the hash of a session token or program key is ever stored. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
