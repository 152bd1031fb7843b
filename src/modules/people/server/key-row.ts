import { toRfc3339 } from '#core/time/local.ts'
import type { ProgramKey } from '../contract.ts'
import type { KeyData } from './key-store.ts'

export function keyRow(data: KeyData): ProgramKey {
  const { personId: _program, createdAtMs, expiresAtMs, lastUsedAtMs, ...rest } = data
  return {
    ...rest,
    createdAt: toRfc3339(Math.floor(createdAtMs)),
    expiresAt: expiresAtMs === null ? null : toRfc3339(Math.floor(expiresAtMs)),
    lastUsedAt: lastUsedAtMs === null ? null : toRfc3339(Math.floor(lastUsedAtMs)),
  }
}
