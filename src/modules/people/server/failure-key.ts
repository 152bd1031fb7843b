import { createHash } from 'node:crypto'

/** People type passwords into the wrong field, so what was typed as account is kept only as a hash. */
export function failureKey(kind: 'account' | 'address', text: string): string {
  return `${kind}:${createHash('sha256').update(text.trim().toLowerCase()).digest('base64url')}`
}
