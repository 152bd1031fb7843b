import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

export default consolePlug({
  module: 'indicators',
  pages: [
    {
      path: '/c/indicators',
      title: { zh: '指标', en: 'Indicators' },
      rail: { item: 'reports', order: 20 },
      may: 'indicators:view',
      component: lazy(() => import('./book-page.tsx')),
    },
    {
      path: '/c/indicators/$indicatorId',
      title: { zh: '指标', en: 'Indicator' },
      may: 'indicators:view',
      component: lazy(() => import('./indicator-page.tsx')),
    },
    {
      path: '/c/indicator-snapshots',
      title: { zh: '月度定稿与核对', en: 'Frozen months and checks' },
      rail: { item: 'reports', order: 21 },
      may: 'indicators:view',
      component: lazy(() => import('./snapshots-page.tsx')),
    },
  ],
})
