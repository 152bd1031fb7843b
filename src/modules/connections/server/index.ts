import { provide, serverPlug } from '#platform/plug.ts'
import { connectionSources, dataPlatforms, publicRequests } from '../contract.ts'
import card from '../module.ts'
import { askPlatform, dataPlatformSource } from './ask-platform.ts'
import { dataRoom, openDataRoom } from './data-room.ts'
import { askDatasetHandler, listDatasetsHandler } from './datasets.ts'
import { addKeyUse, keyMeter, openKeyMeter } from './key-meter.ts'
import { listKeyUseHandler, setKeyQuotaHandler } from './key-use.ts'
import { listConnectionsHandler } from './list-connections.ts'
import { openPublicRequests } from './open-public-requests.ts'
import { openSources } from './open-sources.ts'
import { publicSource, webhookSource } from './own-sources.ts'
import { openPublicRoom, publicRoom } from './public-room.ts'
import { reportRequestHandler, supplementRequestHandler } from './report-request.ts'
import { seed } from './seed.ts'
import { forgetDeliveries, sendDeliveries } from './send-deliveries.ts'
import { answerSharingHandler, askSharingHandler, countSharingHandler, listSharingHandler } from './sharing.ts'
import { answerTaskHandler, listTasksHandler } from './tasks.ts'
import { tellWebhooks } from './tell-webhooks.ts'
import { watchWebhooks } from './watch-webhooks.ts'
import { openWebhookBook, WEBHOOKS_CHANGED, webhookBook } from './webhook-book.ts'
import {
  createWebhookHandler,
  listDeliveriesHandler,
  listWebhooksHandler,
  replayDeliveriesHandler,
  setWebhookHandler,
} from './webhooks.ts'

export default serverPlug({
  card,
  handlers: [
    listConnectionsHandler,
    reportRequestHandler,
    supplementRequestHandler,
    listWebhooksHandler,
    createWebhookHandler,
    setWebhookHandler,
    listDeliveriesHandler,
    replayDeliveriesHandler,
    listTasksHandler,
    answerTaskHandler,
    askSharingHandler,
    answerSharingHandler,
    listSharingHandler,
    countSharingHandler,
    listDatasetsHandler,
    askDatasetHandler,
    listKeyUseHandler,
    setKeyQuotaHandler,
  ],
  reactions: [tellWebhooks],
  pulses: [sendDeliveries, addKeyUse, askPlatform],
  jobs: [forgetDeliveries, watchWebhooks],
  provides: [
    provide(connectionSources, openSources),
    provide(publicRoom, openPublicRoom),
    provide(publicRequests, openPublicRequests),
    provide(webhookBook, openWebhookBook),
    provide(keyMeter, openKeyMeter),
    provide(dataRoom, openDataRoom),
    provide(dataPlatforms, (runtime) => runtime.use(dataRoom)),
  ],
  meter: (runtime) => (principal) => runtime.use(keyMeter).count(principal),
  seed,
  start: async (runtime) => {
    await runtime.use(publicRoom).load()
    const sources = runtime.use(connectionSources)
    sources.offer(publicSource)
    sources.offer(webhookSource)
    await runtime.use(dataRoom).load()
    sources.offer(dataPlatformSource)
    const hooks = runtime.use(webhookBook)
    await hooks.load()
    runtime.broadcast.on(WEBHOOKS_CHANGED, () => hooks.load())
  },
})
