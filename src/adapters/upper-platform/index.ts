import { moduleCard } from '#core/module-card.ts'
import { upperPlatform } from '#modules/exchange/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { openUpperPlatform } from './open-upper-platform.ts'

/** The city platform over HTTP and JSON. */
export default serverPlug({
  card: moduleCard({
    id: 'upperPlatform',
    title: { zh: '上级平台接口', en: 'Upper platform' },
    requires: ['exchange'],
    permissions: [],
  }),
  handlers: [],
  provides: [provide(upperPlatform, (runtime) => openUpperPlatform(runtime.wallMs))],
})
