import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listMine, signInByWeChat } from '../contract.ts'
import { checkTicket } from './check-ticket.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { countWrongKey, refuseGuesser } from './find-by-key.ts'
import { findWeChatOfPass } from './pass-store.ts'
import { givePass, passIndexes } from './passes.ts'
import { addressOf, HOUR, refuseMoreThan } from './refuse-more-than.ts'
import { listByWeChat } from './report-store.ts'
import { weChatOf } from './we-chat.ts'

const MOST_SHOWN = 20

/** WeChat's id of the person is kept as a blind index alone: enough to find their reports again. */
export const signInByWeChatHandler = handle(signInByWeChat, async ({ code, state }, call) => {
  const { runtime } = call
  const weChat = weChatOf(runtime)
  if (!weChat) throw citizenFaults.noWeChat()
  checkTicket(call, state)
  const { reportsAnHourAnAddress, passMinutes } = runtime.use(citizenRoom).rules()
  await refuseMoreThan(call, reportsAnHourAnAddress, 'we-chat', addressOf(call), HOUR)
  const [weChatIndex = ''] = runtime.secrets.indexes(await weChat.openIdOf(code), 'citizens.weChat')
  return { pass: await givePass(call, { caseId: null, weChatIndex }, passMinutes) }
})

export const listMineHandler = handle(listMine, async ({ pass }, call) => {
  await refuseGuesser(call)
  const weChat = await findWeChatOfPass(call.db, passIndexes(call.runtime, pass), call.nowMs)
  if (weChat === null) {
    await countWrongKey(call)
    throw citizenFaults.notFound()
  }
  const { passMinutes } = call.runtime.use(citizenRoom).rules()
  const items = []
  for (const { caseId, caseNo, createdMs } of await listByWeChat(call.db, weChat, MOST_SHOWN))
    items.push({
      caseNo,
      reportedAt: toRfc3339(createdMs),
      key: await givePass(call, { caseId, weChatIndex: null }, passMinutes),
    })
  return { items }
})
