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
    {
      path: '/c/devices/$deviceId',
      title: { zh: '感知设备', en: 'Sensor' },
      may: 'sensors:view',
      component: lazy(() => import('./device-page.tsx')),
    },
    {
      path: '/c/sensor-feed',
      title: { zh: '感知接入', en: 'Where sensors are heard' },
      may: 'sensors:feed',
      component: lazy(() => import('./feed-page.tsx')),
    },
  ],
})
