import { handle } from '#platform/plug.ts'
import { updatePerson } from '../contract.ts'
import { desk } from './desk.ts'
import { personMissing, staleVersion } from './faults.ts'
import { personRow } from './person-row.ts'
import { findPerson, lockPerson, updatePersonData } from './person-store.ts'
import { tellPeopleChanged } from './tell-change.ts'

export const updatePersonHandler = handle(updatePerson, async (input, call) => {
  const at = call.runtime.use(desk)
  const before = await lockPerson(call.db, input.id)
  if (!before) throw personMissing()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== before.version) throw staleVersion()
  await updatePersonData(call.db, input.id, {
    name: input.name?.trim() ?? before.name,
    active: input.active ?? before.active,
    phone: input.phone === undefined ? undefined : input.phone ? at.phones.seal(input.phone) : null,
  })
  const after = await findPerson(call.db, input.id)
  if (!after) throw personMissing()
  call.note(input.id, {
    ...(after.name === before.name ? {} : { name: [before.name, after.name] }),
    ...(input.phone === undefined ? {} : { phone: 'changed' }),
    ...(after.active === before.active ? {} : { active: after.active }),
  })
  tellPeopleChanged(call)
  return personRow(at, after)
})
