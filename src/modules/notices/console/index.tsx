import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The inbox of everybody, its count in the top bar, and what leaves the house. */
export default consolePlug({
  module: 'notices',
  pages: [
    {
      path: '/c/inbox',
      title: words.inbox,
      rail: { item: 'desk', order: 90 },
      component: lazy(() => import('./inbox-page.tsx')),
    },
    {
      path: '/c/outgoing',
      title: words.outgoing,
      rail: { item: 'supervise', order: 90 },
      may: 'notices:view-outgoing',
      component: lazy(() => import('./outgoing-page.tsx')),
    },
    {
      path: '/c/notice-kinds',
      title: words.kinds,
      rail: { item: 'system', order: 80 },
      may: 'notices:view-kinds',
      component: lazy(() => import('./kinds-page.tsx')),
    },
  ],
  panels: [{ place: 'top', order: 10, component: lazy(() => import('./unread-count.tsx')) }],
  commands: [{ id: 'inbox', title: words.inbox, keys: 'G I', run: (go) => go('/c/inbox') }],
})
