import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** Calls back to appellants, and decisions on what a call could not settle. */
export default consolePlug({
  module: 'callback',
  pages: [
    {
      path: '/c/callback',
      title: { zh: '回访', en: 'Call-back' },
      rail: { item: 'desk', order: 40 },
      may: ['callback:record-try', 'cases:decide-callback'],
      component: lazy(() => import('./callback-page.tsx')),
    },
  ],
})
