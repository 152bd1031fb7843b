import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

export default consolePlug({
  module: 'catalogue',
  pages: [
    {
      path: '/c/categories',
      title: { zh: '案件类别', en: 'Categories' },
      rail: { item: 'resources', order: 40 },
      component: lazy(() => import('./categories-page.tsx')),
    },
    {
      path: '/c/duty',
      title: { zh: '职责清单', en: 'Duty list' },
      rail: { item: 'resources', order: 50 },
      component: lazy(() => import('./duty-page.tsx')),
    },
    {
      path: '/c/channels',
      title: { zh: '案件来源', en: 'Channels' },
      rail: { item: 'resources', order: 60 },
      component: lazy(() => import('./channels-page.tsx')),
    },
  ],
  searches: [
    {
      id: 'categories',
      title: { zh: '案件类别', en: 'Categories' },
      order: 70,
      href: (text) => `/c/categories?q=${encodeURIComponent(text)}`,
    },
  ],
})
