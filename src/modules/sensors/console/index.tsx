import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** All devices that measure: where, whose, what they said last, and what is wrong. */
export default consolePlug({
  module: 'sensors',
  pages: [
    {
      path: '/c/devices',
      title: { zh: '感知设备', en: 'Sensors' },
      rail: { item: 'resources', order: 70 },
      may: 'sensors:view',
      component: lazy(() => import('./devices-page.tsx')),
    },
  ],
})
