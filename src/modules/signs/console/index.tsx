import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** How the city is: all signs at a glance, one sign with its past, and beside a case the sign that opened it. */
export default consolePlug({
  module: 'signs',
  pages: [
    {
      path: '/c/signs',
      title: words.board,
      rail: { item: 'map', order: 60 },
      may: 'signs:view',
      component: lazy(() => import('./board-page.tsx')),
    },
    {
      path: '/c/signs/$code',
      title: words.sign,
      may: 'signs:view',
      component: lazy(() => import('./sign-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 5,
      may: 'signs:view',
      component: lazy(() => import('./case-sign.tsx')),
    },
  ],
})
