import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** What many people report at once, and beside each case the others that may be the same matter. */
export default consolePlug({
  module: 'duplicates',
  pages: [
    {
      path: '/c/hot-topics',
      title: { zh: '热点诉求', en: 'Hot topics' },
      rail: { item: 'cases', order: 70 },
      may: 'duplicates:view-topics',
      component: lazy(() => import('./hot-topics-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 34,
      may: 'duplicates:view-callers',
      component: lazy(() => import('./case-callers.tsx')),
    },
    {
      place: 'case.right',
      order: 35,
      may: 'duplicates:suggest',
      component: lazy(() => import('./case-suggestions.tsx')),
    },
  ],
})
