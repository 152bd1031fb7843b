import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Spot checks: plans, one draw with its results, the scoring desk, corrections. */
export default consolePlug({
  module: 'quality',
  pages: [
    {
      path: '/c/quality',
      title: words.quality,
      rail: { item: 'supervise', order: 60 },
      may: 'quality:view',
      component: lazy(() => import('./plans-page.tsx')),
    },
    {
      path: '/c/quality/desk',
      title: words.desk,
      rail: { item: 'supervise', order: 61 },
      may: 'quality:score',
      component: lazy(() => import('./desk-page.tsx')),
    },
    {
      path: '/c/quality/corrections',
      title: words.corrections,
      rail: { item: 'supervise', order: 62 },
      may: 'quality:view',
      component: lazy(() => import('./corrections-page.tsx')),
    },
    {
      path: '/c/quality/$planId',
      title: words.plan,
      may: 'quality:view',
      component: lazy(() => import('./plan-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 60,
      may: 'quality:view',
      component: lazy(() => import('./case-quality.tsx')),
    },
  ],
})
