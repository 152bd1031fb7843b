import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

export default consolePlug({
  module: 'territory',
  pages: [
    {
      path: '/c/areas',
      title: words.areas,
      rail: { item: 'map', order: 50 },
      component: lazy(() => import('./areas-page.tsx')),
    },
  ],
})
