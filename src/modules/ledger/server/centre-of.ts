import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'

/** The centre's own organisation: whose figures are meant where no unit is named. */
export function centreOf(call: Call): string {
  const centre = call.runtime
    .use(unitBook)
    .all()
    .find((unit) => unit.kind === 'opsCenter')
  if (!centre) throw new Error('the district has no operations centre')
  return centre.id
}
