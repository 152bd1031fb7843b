import type { Input, Operation, Output } from '#core/operation.ts'
import { NO_SCOPE } from '#core/scope.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'

/** Whoever sends no name is called so by those who read the case. */
const NAMELESS = '网上市民'

/** Of the life cycle what an appellant may do by the rules of cases; nothing of it is a right in this house beyond the own case. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  'cases:report',
  'cases:view',
  'cases:supplement',
  'cases:withdraw',
  'cases:submit-callback',
])

/** The appellant of a case, who has no account: known by a follow key that was checked before. */
export function appellant(id: string): Principal {
  const post = { post: 'reporterCitizen', unit: '', unitKind: 'community', areaCode: '', scope: NO_SCOPE }
  return { kind: 'person', id, account: '', name: NAMELESS, posts: [{ ...post, permissions: PERMISSIONS }] }
}

/** An operation of cases in the appellant's name, in this call's transaction or the one that is given. */
export function asCitizen<Op extends Operation>(
  call: Call,
  appellantId: string,
  operation: Op,
  input: Input<Op>,
  db: Executor = call.db,
): Promise<Output<Op>> {
  return call.runtime.callWithin({ ...call, db, principal: appellant(appellantId) }, operation, input)
}
