import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Alerts with what they rest on, the rules behind them, preventive tasks, and on the desk what has just begun. */
export default consolePlug({
  module: 'alerts',
  pages: [
    {
      path: '/c/alerts',
      title: words.alerts,
      rail: { item: 'supervise', order: 50 },
      may: 'alerts:view',
      component: lazy(() => import('./alerts-page.tsx')),
    },
    {
      path: '/c/preventive-tasks',
      title: words.tasks,
      rail: { item: 'supervise', order: 52 },
      may: 'alerts:view',
      component: lazy(() => import('./tasks-page.tsx')),
    },
    {
      path: '/c/alert-rules',
      title: words.rules,
      rail: { item: 'supervise', order: 54 },
      may: 'alerts:view',
      component: lazy(() => import('./rules-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'desk.top',
      order: 10,
      may: 'alerts:view',
      component: lazy(() => import('./desk-alerts.tsx')),
    },
  ],
})
