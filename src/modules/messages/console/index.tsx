import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Messages of boards, mailboxes and complaint platforms, and the replies that wait for them. */
export default consolePlug({
  module: 'messages',
  pages: [
    {
      path: '/c/messages',
      title: words.messages,
      rail: { item: 'cases', order: 62 },
      may: 'messages:view',
      component: lazy(() => import('./messages-page.tsx')),
    },
  ],
})
