import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

const ProposalPanel = lazy(() => import('./proposal-panel.tsx'))

/** The dispatch board, and proposals wherever a case is dispatched. */
export default consolePlug({
  module: 'dispatch',
  pages: [
    {
      path: '/c/dispatch',
      title: { zh: '派遣', en: 'Dispatch' },
      rail: { item: 'desk', order: 30 },
      may: 'dispatch:view-board',
      component: lazy(() => import('./board-page.tsx')),
    },
  ],
  panels: ['dispatch', 'redispatch'].map((command) => ({
    place: `case.form.${command}`,
    order: 10,
    may: 'dispatch:view-board',
    component: ProposalPanel,
  })),
})
