import { caseChanged } from '#modules/cases/contract.ts'
import { connectionSources } from '#modules/connections/contract.ts'
import { serverPlug, when } from '#platform/plug.ts'
import card from '../module.ts'
import { askUpperHandler, listAsksHandler } from './asks.ts'
import { getConnectionHandler, saveConnectionHandler } from './connection.ts'
import { deliverHandler } from './deliver.ts'
import { fetchAttachments } from './fetch-attachments.ts'
import { giveAttachmentHandler } from './give-attachment.ts'
import { health } from './health.ts'
import { processInbound } from './process-inbound.ts'
import { reconcile } from './reconcile.ts'
import { getReconciliationHandler, reconcileNowHandler, sendAgainHandler } from './reconciliation.ts'
import { sendOutbound } from './send-outbound.ts'
import { areCitysBusiness, tellCaseUp } from './tell-up.ts'
import { listMessagesHandler, listWaitingHandler, retryHandler, skipHandler } from './waiting.ts'
import { watch } from './watch.ts'

export default serverPlug({
  card,
  handlers: [
    deliverHandler,
    giveAttachmentHandler,
    getConnectionHandler,
    saveConnectionHandler,
    listWaitingHandler,
    retryHandler,
    skipHandler,
    listMessagesHandler,
    askUpperHandler,
    listAsksHandler,
    getReconciliationHandler,
    reconcileNowHandler,
    sendAgainHandler,
  ],
  reactions: [when(caseChanged, 'exchange.tellUp', (told, call) => tellCaseUp(call, told), areCitysBusiness)],
  pulses: [processInbound, sendOutbound, fetchAttachments],
  jobs: [reconcile, watch],
  start: async (runtime) => {
    runtime.use(connectionSources).offer(health)
  },
})
