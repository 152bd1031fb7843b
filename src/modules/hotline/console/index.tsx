import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The call log with its figures, lines and functions; in the top bar of every page the calls that ring. */
export default consolePlug({
  module: 'hotline',
  pages: [
    {
      path: '/c/calls',
      title: words.calls,
      rail: { item: 'cases', order: 60 },
      may: 'hotline:view',
      component: lazy(() => import('./calls-page.tsx')),
    },
  ],
  panels: [{ place: 'top', order: 5, may: 'hotline:answer', component: lazy(() => import('./ringing.tsx')) }],
})
