import { v7 } from 'uuid'

/** A key for one decision of the user. Not crypto.randomUUID: offices reach the server without HTTPS too. */
export function newKey(): string {
  return v7()
}
