import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

export default consolePlug({
  module: 'reports',
  pages: [
    {
      path: '/c/report-builder',
      title: { zh: '自助报表', en: 'Report builder' },
      rail: { item: 'reports', order: 11 },
      may: 'reports:build',
      component: lazy(() => import('./report-page.tsx')),
    },
    {
      path: '/c/topics',
      title: { zh: '专题', en: 'Topics' },
      rail: { item: 'reports', order: 12 },
      may: 'reports:view',
      component: lazy(() => import('./topics-page.tsx')),
    },
    {
      path: '/c/report-runs',
      title: { zh: '定时报表结果', en: 'Scheduled reports' },
      rail: { item: 'reports', order: 13 },
      may: 'reports:view',
      component: lazy(() => import('./runs-page.tsx')),
    },
    {
      path: '/c/topics/$topicId/edit',
      title: { zh: '编排专题', en: 'Arrange a topic' },
      may: 'reports:keep-topics',
      component: lazy(() => import('./topic-edit-page.tsx')),
    },
  ],
})
