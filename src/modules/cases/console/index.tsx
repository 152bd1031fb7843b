import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** Work lists, the page of a case, statistics. */
export default consolePlug({
  module: 'cases',
  pages: [
    {
      path: '/c/desk',
      title: { zh: '工作台', en: 'Desk' },
      rail: { item: 'desk', order: 10 },
      may: 'cases:view',
      component: lazy(() => import('./desk-page.tsx')),
    },
    {
      path: '/c/cases',
      title: { zh: '案件', en: 'Cases' },
      rail: { item: 'cases', order: 10 },
      may: 'cases:view',
      component: lazy(() => import('./cases-page.tsx')),
    },
    {
      path: '/c/cases/$caseId',
      title: { zh: '案件详情', en: 'Case' },
      may: 'cases:view',
      component: lazy(() => import('./case-page.tsx')),
    },
    {
      path: '/c/reports',
      title: { zh: '案件统计', en: 'Case statistics' },
      rail: { item: 'reports', order: 10 },
      may: 'cases:view-statistics',
      component: lazy(() => import('./statistics-page.tsx')),
    },
    {
      path: '/c/punctuality',
      title: { zh: '时效统计', en: 'Punctuality' },
      rail: { item: 'reports', order: 20 },
      may: 'cases:view-statistics',
      component: lazy(() => import('./punctuality-page.tsx')),
    },
    {
      path: '/c/rules',
      title: { zh: '流程规则', en: 'Process rules' },
      rail: { item: 'resources', order: 70 },
      component: lazy(() => import('./rules/rules-page.tsx')),
    },
  ],
  searches: [
    {
      id: 'cases',
      title: { zh: '查案件', en: 'Find cases' },
      hint: { zh: '案号、手机、地址、事由', en: 'Case no., phone, address, words' },
      order: 10,
      may: 'cases:view',
      href: (text) => `/c/cases?text=${encodeURIComponent(text)}`,
    },
  ],
})
