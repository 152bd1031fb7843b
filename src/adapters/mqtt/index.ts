import { moduleCard } from '#core/module-card.ts'
import { openDemoBroker, openSensorFeed } from '#modules/sensors/contract.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { startBroker } from './demo-broker.ts'
import { listen } from './listen.ts'

/** MQTT 3.1.1 behind the ports of sensors. */
export default serverPlug({
  card: moduleCard({ id: 'mqtt', title: { zh: 'MQTT 接入', en: 'MQTT' }, requires: ['sensors'], permissions: [] }),
  handlers: [],
  provides: [provide(openSensorFeed, () => listen), provide(openDemoBroker, () => startBroker)],
})
