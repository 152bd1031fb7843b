import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** Beside a case: the cameras around it, stills of them, and who looked. */
export default consolePlug({
  module: 'video',
  pages: [],
  panels: [
    {
      place: 'case.right',
      order: 55,
      may: ['video:look', 'video:audit'],
      component: lazy(() => import('./case-cameras.tsx')),
    },
  ],
})
