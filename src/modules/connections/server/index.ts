import { provide, serverPlug } from '#platform/plug.ts'
import { connectionSources, publicRequests } from '../contract.ts'
import card from '../module.ts'
import { listConnectionsHandler } from './list-connections.ts'
import { openPublicRequests } from './open-public-requests.ts'
import { openSources } from './open-sources.ts'
import { openPublicRoom, publicRoom } from './public-room.ts'
import { reportRequestHandler, supplementRequestHandler } from './report-request.ts'
import { seed } from './seed.ts'

export default serverPlug({
  card,
  handlers: [listConnectionsHandler, reportRequestHandler, supplementRequestHandler],
  provides: [
    provide(connectionSources, openSources),
    provide(publicRoom, openPublicRoom),
    provide(publicRequests, openPublicRequests),
  ],
  seed,
  start: async (runtime) => {
    await runtime.use(publicRoom).load()
  },
})
