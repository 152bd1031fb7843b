import { handle } from '#platform/plug.ts'
import { receiveDirectOrder } from '../contract.ts'
import { caseRoom } from './case-room.ts'
import { checkFiles } from './check-files.ts'
import { openCase } from './open-case.ts'
import { placeOf } from './place-of.ts'
import { instant } from './report-case.ts'

export const receiveDirectOrderHandler = handle(receiveDirectOrder, async (input, call) => {
  await checkFiles(call, null, input)
  const { appellant, place, givenDue, channel = 'upperPlatform', ...rest } = input
  const command = {
    ...rest,
    channel,
    type: 'receiveDirectOrder' as const,
    place: placeOf(call.runtime.use(caseRoom).areas, place),
    givenDueMs: instant(givenDue),
  }
  return (await openCase(call, command, appellant)).answer
})
