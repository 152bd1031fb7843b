import { moduleCard } from '#core/module-card.ts'
import { serverPlug } from '#platform/plug.ts'
import { addOpen311, refuseUnreadable } from './face.ts'

/** Open311: GeoReport v2 with its discovery, for programs of citizens and of other systems. */
export default serverPlug({
  card: moduleCard({
    id: 'open311',
    title: { zh: '公开接口 Open311', en: 'Open311' },
    requires: ['connections'],
    permissions: [],
  }),
  handlers: [],
  faces: [{ prefix: '/open311', add: addOpen311, refuse: refuseUnreadable }],
})
