import { job, provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { addFactsHandler, rateAnswerHandler, withdrawReportHandler } from './add-to-report.ts'
import { citizenRoom, openCitizenRoom } from './citizen-room.ts'
import { followHandler } from './follow.ts'
import { getCitizenReportHandler } from './get-citizen-report.ts'
import { enterPhoneCodeHandler, sendPhoneCodeHandler } from './phone-codes.ts'
import { describePointHandler, findPlaceHandler, guessCategoryHandler } from './places.ts'
import { beginUploadHandler, sendPartHandler } from './receive-upload.ts'
import { sendReportHandler } from './send-report.ts'
import { listMineHandler, signInByWeChatHandler } from './sign-in-by-we-chat.ts'
import { getStartHandler } from './start.ts'
import { clearOutdated } from './tally-store.ts'

export default serverPlug({
  card,
  handlers: [
    getStartHandler,
    guessCategoryHandler,
    findPlaceHandler,
    describePointHandler,
    beginUploadHandler,
    sendPartHandler,
    sendReportHandler,
    followHandler,
    sendPhoneCodeHandler,
    enterPhoneCodeHandler,
    addFactsHandler,
    withdrawReportHandler,
    rateAnswerHandler,
    signInByWeChatHandler,
    listMineHandler,
    getCitizenReportHandler,
  ],
  provides: [provide(citizenRoom, openCitizenRoom)],
  jobs: [job('citizens.clearOutdated', (_, call) => clearOutdated(call.runtime.db, call.nowMs), '17 * * * *')],
  start: (runtime) => runtime.use(citizenRoom).load(),
})
