import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Who stands where and why: sheets with their rankings, appeals against them, and the schemes they are reckoned by. */
export default consolePlug({
  module: 'evaluation',
  pages: [
    {
      path: '/c/evaluation',
      title: words.sheets,
      rail: { item: 'reports', order: 24 },
      may: 'evaluation:view',
      component: lazy(() => import('./evaluation-page.tsx')),
    },
    {
      path: '/c/evaluation/$sheetId',
      title: words.sheet,
      may: 'evaluation:view',
      component: lazy(() => import('./sheet-page.tsx')),
    },
    {
      path: '/c/evaluation-schemes',
      title: words.schemes,
      rail: { item: 'reports', order: 25 },
      may: 'evaluation:view',
      component: lazy(() => import('./schemes-page.tsx')),
    },
  ],
})
