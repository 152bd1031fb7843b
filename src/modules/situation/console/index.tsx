import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The map of the district and what lies on it. */
export default consolePlug({
  module: 'situation',
  pages: [
    {
      path: '/c/map',
      title: words.map,
      rail: { item: 'map', order: 1 },
      may: 'situation:view',
      component: lazy(() => import('./map/map-page.tsx')),
    },
  ],
})
