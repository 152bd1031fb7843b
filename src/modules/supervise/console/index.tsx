import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Register of urges, notes, supervisions and instructions; key cases; records of meetings; figures. */
export default consolePlug({
  module: 'supervise',
  pages: [
    {
      path: '/c/supervise',
      title: words.register,
      rail: { item: 'supervise', order: 10 },
      may: 'supervise:view-register',
      component: lazy(() => import('./register-page.tsx')),
    },
    {
      path: '/c/supervise/key-cases',
      title: words.keyCases,
      rail: { item: 'supervise', order: 20 },
      may: 'supervise:view-register',
      component: lazy(() => import('./key-cases-page.tsx')),
    },
    {
      path: '/c/supervise/activities',
      title: words.activities,
      rail: { item: 'supervise', order: 30 },
      may: 'supervise:view-register',
      component: lazy(() => import('./activities-page.tsx')),
    },
    {
      path: '/c/supervise/statistics',
      title: words.statistics,
      rail: { item: 'supervise', order: 40 },
      may: 'supervise:view-statistics',
      component: lazy(() => import('./statistics-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 30,
      may: 'supervise:view-register',
      component: lazy(() => import('./case-measures.tsx')),
    },
  ],
})
