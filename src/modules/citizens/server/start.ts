import { getDistrict } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { getStart } from '../contract.ts'
import { citizenRoom } from './citizen-room.ts'
import { smsOf } from './sms.ts'
import { makeTicket } from './ticket.ts'
import { weChatOf } from './we-chat.ts'

export const getStartHandler = handle(getStart, async (_, call) => {
  const { runtime } = call
  const room = runtime.use(citizenRoom)
  const { photos, waitSeconds } = room.rules()
  const district = await call.call(getDistrict, {})
  const weChat = weChatOf(runtime)
  const state = weChat ? makeTicket(runtime.secrets, call.nowMs) : null
  return {
    district: { zh: district.name, en: district.nameEn },
    ticket: makeTicket(runtime.secrets, call.nowMs),
    waitMs: waitSeconds * 1000,
    consent: room.consent(),
    photos,
    sms: smsOf(runtime) !== null,
    weChatUrl: weChat && state ? weChat.authorizeUrl(state) : null,
    weChatState: state,
  }
})
