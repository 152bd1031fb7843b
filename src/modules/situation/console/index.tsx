import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The map of the district and what lies on it. */
export default consolePlug({
  module: 'situation',
  pages: [
    {
      path: '/c/layers',
      title: words.layers,
      rail: { item: 'resources', order: 60 },
      may: 'situation:view',
      component: lazy(() => import('./layers/layers-page.tsx')),
    },
    {
      path: '/c/map',
      title: words.map,
      rail: { item: 'map', order: 1 },
      may: 'situation:view',
      component: lazy(() => import('./map/map-page.tsx')),
    },
    {
      path: '/c/scene-updates',
      title: words.sceneUpdates,
      rail: { item: 'map', order: 40 },
      may: 'situation:view',
      component: lazy(() => import('./space/scene-updates-page.tsx')),
    },
    {
      path: '/c/grid-activity',
      title: words.gridActivity,
      rail: { item: 'reports', order: 44 },
      may: 'situation:view-grid-activity',
      component: lazy(() => import('./space/grid-activity-page.tsx')),
    },
    {
      path: '/c/space-service',
      title: words.spaceService,
      rail: { item: 'system', order: 90 },
      may: 'situation:watch-space-service',
      component: lazy(() => import('./space/space-service-page.tsx')),
    },
  ],
})
