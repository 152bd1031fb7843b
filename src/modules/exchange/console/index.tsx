import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** What waits between the district and the city, both sides compared, and beside a case what went to and fro. */
export default consolePlug({
  module: 'exchange',
  pages: [
    {
      path: '/c/exchange',
      title: words.exchange,
      rail: { item: 'system', order: 85 },
      may: 'exchange:view',
      component: lazy(() => import('./exchange-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.right',
      order: 55,
      may: 'exchange:view',
      component: lazy(() => import('./case-messages.tsx')),
    },
  ],
})
