import type { Desk } from '../../contract.ts'

/** Who works at a desk: whoever may take the step that its cases wait for. */
const WORKED_BY: Record<Exclude<Desk, 'all'>, readonly string[]> = {
  intake: ['cases:accept'],
  verify: ['cases:submit-verification'],
  filing: ['cases:file'],
  dispatch: ['cases:dispatch'],
  sign: ['cases:sign'],
  handle: ['cases:complete'],
  orders: ['cases:complete-order'],
  requests: [
    'cases:endorse-request',
    'cases:approve-return',
    'cases:approve-extension',
    'cases:approve-suspension',
    'cases:approve-void',
  ],
  suspended: ['cases:resume'],
  escalated: ['cases:recall-escalation'],
  checkAssign: ['cases:assign-check'],
  check: ['cases:submit-check'],
  callback: ['cases:submit-callback'],
  decide: ['cases:decide-callback'],
  close: ['cases:close'],
}

/** In the order of the life cycle; people who take no step see all cases of their area. */
export function desksOf(permissions: readonly string[]): Desk[] {
  const held = new Set(permissions)
  const desks = (Object.keys(WORKED_BY) as (keyof typeof WORKED_BY)[]).filter((desk) =>
    WORKED_BY[desk].some((permission) => held.has(permission)),
  )
  return desks.length > 0 ? desks : ['all']
}
