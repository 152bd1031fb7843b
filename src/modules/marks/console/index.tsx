import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** What looks odd about cases: a list for those who supervise, and a panel beside each case. */
export default consolePlug({
  module: 'marks',
  pages: [
    {
      path: '/c/marks',
      title: { zh: '异常标记', en: 'Marks' },
      rail: { item: 'supervise', order: 60 },
      may: 'marks:view',
      component: lazy(() => import('./marks-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 40,
      may: 'marks:view',
      component: lazy(() => import('./case-marks.tsx')),
    },
  ],
})
