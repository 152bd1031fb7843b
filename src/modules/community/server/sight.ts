import type { Call } from '#platform/call.ts'
import { narrow, ownAreas } from '../domain/own-areas.ts'
import type { NeedSight } from './need-store.ts'

/** Areas whose people the caller sees by a permission, or the part of them within the wanted area. */
export function homesSeen(call: Call, wanted?: string, permission = call.operation.may): readonly string[] {
  return narrow(ownAreas(call.scope(permission)), wanted)
}

/** Needs that the caller may see or, with the other two permissions, follow. */
export function needsSeen(
  call: Call,
  homes = 'community:view-residents',
  enterprises = 'community:view-enterprises',
): NeedSight {
  return { homes: ownAreas(call.scope(homes)), enterprises: call.scope(enterprises) }
}
