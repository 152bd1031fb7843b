import { provide, serverPlug } from '#platform/plug.ts'
import { inboxChanged, notify } from '../contract.ts'
import card from '../module.ts'
import { clearOld } from './clear-old.ts'
import { countUnreadHandler, listBundleHandler, listInboxHandler, readAllHandler, setReadHandler } from './inbox.ts'
import { listKindsHandler, setKindChannelsHandler } from './kinds.ts'
import { KINDS_CHANGED, noticeBook, openNoticeBook } from './notice-book.ts'
import { openNotify } from './open-notify.ts'
import { listOutgoingHandler, resendHandler } from './outgoing.ts'
import { seed } from './seed.ts'
import { sendOutgoing } from './send-outgoing.ts'
import { sweepWarnings } from './sweep-warnings.ts'
import { warnCalendar } from './warn-calendar.ts'

export default serverPlug({
  card,
  handlers: [
    listInboxHandler,
    countUnreadHandler,
    listBundleHandler,
    setReadHandler,
    readAllHandler,
    listKindsHandler,
    setKindChannelsHandler,
    listOutgoingHandler,
    resendHandler,
  ],
  provides: [provide(noticeBook, openNoticeBook), provide(notify, openNotify)],
  live: [inboxChanged],
  jobs: [clearOld, warnCalendar],
  pulses: [sweepWarnings, sendOutgoing],
  seed,
  start: async (runtime) => {
    const book = runtime.use(noticeBook)
    await book.load(runtime)
    runtime.broadcast.on(KINDS_CHANGED, () => book.load(runtime))
  },
})
