import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** The own community on the map, enterprises in economic grids, and the data that both are made of. */
export default consolePlug({
  module: 'community',
  pages: [
    {
      path: '/c/community',
      title: words.picture,
      rail: { item: 'map', order: 20 },
      may: 'community:view-residents',
      component: lazy(() => import('./community-page.tsx')),
    },
    {
      path: '/c/enterprises',
      title: words.economy,
      rail: { item: 'map', order: 22 },
      may: 'community:view-enterprises',
      component: lazy(() => import('./enterprises-page.tsx')),
    },
    {
      path: '/c/community-data',
      title: words.data,
      rail: { item: 'resources', order: 62 },
      may: ['community:import', 'community:view-figures'],
      component: lazy(() => import('./data-page.tsx')),
    },
  ],
})
