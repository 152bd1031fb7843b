import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** What, where, who, how fast; one unit; forecasts; saved analyses; the seven steps of one case. */
export default consolePlug({
  module: 'decisions',
  pages: [
    {
      path: '/c/decisions',
      title: { zh: '决策分析', en: 'Decisions' },
      rail: { item: 'reports', order: 2 },
      may: 'decisions:view',
      component: lazy(() => import('./decision-page.tsx')),
    },
    {
      path: '/c/forecasts',
      title: { zh: '受理量预测', en: 'Forecast' },
      rail: { item: 'reports', order: 4 },
      may: 'decisions:view',
      component: lazy(() => import('./forecast-page.tsx')),
    },
    {
      path: '/c/analyses',
      title: { zh: '已存分析', en: 'Saved analyses' },
      rail: { item: 'reports', order: 6 },
      may: 'decisions:view',
      component: lazy(() => import('./analyses-page.tsx')),
    },
    {
      path: '/c/units/$unitId',
      title: { zh: '单位画像', en: 'Unit' },
      may: 'decisions:view',
      component: lazy(() => import('./unit-page.tsx')),
    },
  ],
  panels: [
    { place: 'case.right', order: 60, may: 'cases:view', component: lazy(() => import('./case-loop-panel.tsx')) },
  ],
})
