import { handle } from '#platform/plug.ts'
import { listWords } from '../contract.ts'
import { communityRoom } from './community-room.ts'

export const listWordsHandler = handle(listWords, async (_, call) => {
  const rules = call.runtime.use(communityRoom).rules()
  return {
    helpLine: rules.helpLine,
    careKinds: [...rules.careKinds],
    visitKinds: [...rules.visitKinds],
    serviceKinds: [...rules.serviceKinds],
    needKinds: rules.needKinds.map((kind) => ({ ...kind, for: [...kind.for] })),
    industries: [...rules.industries],
    sizes: [...rules.sizes],
  }
})
