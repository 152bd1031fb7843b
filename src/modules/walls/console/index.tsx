import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The duty desk's remote: what each wall shows, which scene comes now, how a wall is set up. */
export default consolePlug({
  module: 'walls',
  pages: [
    {
      path: '/c/wall-control',
      title: words.control,
      rail: { item: 'map', order: 90 },
      may: ['walls:steer', 'walls:set'],
      component: lazy(() => import('./control-page.tsx')),
    },
  ],
})
