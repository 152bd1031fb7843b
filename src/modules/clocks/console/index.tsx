import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** Why a clock is due when it is; the working calendars. */
export default consolePlug({
  module: 'clocks',
  pages: [
    {
      path: '/c/calendars',
      title: { zh: '工作日历', en: 'Calendars' },
      rail: { item: 'resources', order: 70 },
      may: 'clocks:view-calendar',
      component: lazy(() => import('./calendar-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.clock',
      order: 10,
      may: 'clocks:explain',
      component: lazy(() => import('./explain-panel.tsx')),
    },
  ],
})
