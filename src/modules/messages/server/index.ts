import { connectionSources } from '#modules/connections/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { showDemoMessages } from './demo-messages.ts'
import { exportMessagesHandler } from './export-messages.ts'
import { messageHealth } from './message-health.ts'
import { messageRoom, openMessageRoom } from './message-room.ts'
import { listMessagesHandler, listSourcesHandler, openMessageHandler, registerMessageHandler } from './messages.ts'
import { confirmRepliesHandler, exportRepliesHandler, listRepliesHandler, makeReplies } from './replies.ts'
import { importMessagesHandler, takeMessagesHandler } from './take-messages.ts'

export default serverPlug({
  card,
  handlers: [
    listSourcesHandler,
    listMessagesHandler,
    exportMessagesHandler,
    takeMessagesHandler,
    importMessagesHandler,
    openMessageHandler,
    registerMessageHandler,
    listRepliesHandler,
    confirmRepliesHandler,
    exportRepliesHandler,
  ],
  reactions: [makeReplies],
  pulses: [showDemoMessages],
  provides: [provide(messageRoom, openMessageRoom)],
  start: async (runtime) => {
    await runtime.use(messageRoom).load()
    // A seed starts every module, and the server does once more.
    const connections = runtime.use(connectionSources)
    if (!connections.all().includes(messageHealth)) connections.offer(messageHealth)
  },
})
