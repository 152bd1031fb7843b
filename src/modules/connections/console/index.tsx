import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** How every connection to other systems does, what is pushed to them, who calls how much; sharing between units. */
export default consolePlug({
  module: 'connections',
  pages: [
    {
      path: '/c/connections',
      title: words.connections,
      rail: { item: 'system', order: 84 },
      may: 'connections:view',
      component: lazy(() => import('./connections-page.tsx')),
    },
    {
      path: '/c/sharing',
      title: words.sharing,
      rail: { item: 'cases', order: 85 },
      may: 'connections:share',
      component: lazy(() => import('./sharing-page.tsx')),
    },
  ],
})
