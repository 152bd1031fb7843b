import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Bulletins: archive and drafts to sign, the calendar of a year, one bulletin, templates and standing topics. */
export default consolePlug({
  module: 'bulletins',
  pages: [
    {
      path: '/c/bulletins',
      title: words.bulletins,
      rail: { item: 'reports', order: 30 },
      may: 'bulletins:view',
      component: lazy(() => import('./bulletins-page.tsx')),
    },
    {
      path: '/c/bulletins/calendar',
      title: words.calendar,
      may: 'bulletins:produce',
      component: lazy(() => import('./calendar-page.tsx')),
    },
    {
      path: '/c/bulletins/templates',
      title: words.templates,
      may: 'bulletins:produce',
      component: lazy(() => import('./templates-page.tsx')),
    },
    {
      path: '/c/bulletins/$bulletinId',
      title: words.bulletins,
      may: 'bulletins:view',
      component: lazy(() => import('./bulletin-page.tsx')),
    },
  ],
  searches: [
    {
      id: 'bulletins',
      title: words.bulletins,
      order: 60,
      href: (text) => `/c/bulletins?text=${encodeURIComponent(text)}`,
    },
  ],
})
