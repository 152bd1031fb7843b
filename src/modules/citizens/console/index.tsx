import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** Beside a case that a citizen sent from the web: to what they agreed, and how they rated the answer. */
export default consolePlug({
  module: 'citizens',
  pages: [],
  panels: [
    {
      place: 'case.right',
      order: 70,
      may: 'citizens:view',
      component: lazy(() => import('./citizen-report-panel.tsx')),
    },
  ],
})
