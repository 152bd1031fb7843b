import { provide, serverPlug } from '#platform/plug.ts'
import { connectionSources } from '../contract.ts'
import card from '../module.ts'
import { listConnectionsHandler } from './list-connections.ts'
import { openSources } from './open-sources.ts'

export default serverPlug({
  card,
  handlers: [listConnectionsHandler],
  provides: [provide(connectionSources, openSources)],
})
