import type { Input } from '#core/operation.ts'
import { normalForm } from '#core/text/normal-form.ts'
import { DAY_MS, localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { exportHouseholds, findHouseholds } from '../contract.ts'
import { communityRoom } from './community-room.ts'
import { unknownKey } from './faults.ts'
import type { HouseholdQuery } from './household-store.ts'
import { CARE, NAME, PHONE } from './secrets.ts'
import { homesSeen } from './sight.ts'

type Filters =
  | Omit<Input<typeof findHouseholds>, 'cursor' | 'limit' | 'sort'>
  | Omit<Input<typeof exportHouseholds>, 'format'>

/** A list as a person asks for it, read into plain conditions; always within the own areas. */
export function householdQuery(call: Call, filters: Filters): Omit<HouseholdQuery, 'sort' | 'after' | 'limit'> {
  const { secrets } = call.runtime
  const { careKinds, soonDays } = call.runtime.use(communityRoom).rules()
  // Whoever may not see why a household is cared for may not find that out by filtering either.
  const mayCare = filters.care !== undefined && call.may('community:view-care')
  if (filters.care !== undefined && !careKinds.some(({ key }) => key === filters.care))
    throw unknownKey('关爱类别', filters.care)
  const dueMs = call.nowMs + (filters.due === 'soon' ? soonDays * DAY_MS : 0)
  return {
    areas: filters.care !== undefined && !mayCare ? [] : homesSeen(call, filters.area),
    building: filters.building ?? null,
    dueBy: filters.due === undefined ? null : localDate(dueMs),
    careIndexes: filters.care === undefined ? null : secrets.indexes(filters.care, CARE),
    tenure: filters.tenure ?? null,
    text: textOf(call, filters.text),
  }
}

function textOf(call: Call, text: string | undefined): HouseholdQuery['text'] {
  const words = text?.trim() ?? ''
  if (words === '') return null
  const { secrets } = call.runtime
  const isNumber = /^\d{7,15}$/.test(normalForm('phone', words)) && !/\p{Script=Han}/u.test(words)
  return {
    words,
    nameIndexes: isNumber ? [] : secrets.indexes(words, NAME),
    phoneIndexes: isNumber ? secrets.indexes(words, PHONE) : [],
  }
}
