import { moduleCard } from '#core/module-card.ts'
import { callSimulator } from '#modules/hotline/contract.ts'
import { provide, pulse, serverPlug } from '#platform/plug.ts'
import { readFolder } from './read-folder.ts'
import { simulateEvents } from './simulator.ts'

export default serverPlug({
  card: moduleCard({
    id: 'callEvents',
    title: { zh: '话务平台事件', en: 'Events of call centres' },
    requires: ['hotline'],
    permissions: [],
  }),
  handlers: [],
  pulses: [pulse('callEvents.readFolder', 5000, (call) => readFolder(call, Date.now()))],
  provides: [provide(callSimulator, () => simulateEvents)],
})
