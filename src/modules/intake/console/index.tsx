import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'

/** New calls and patrol reports. */
export default consolePlug({
  module: 'intake',
  pages: [
    {
      path: '/c/intake/new',
      title: { zh: '登记', en: 'Register' },
      rail: { item: 'desk', order: 20 },
      may: 'cases:report',
      component: lazy(() => import('./intake-page.tsx')),
    },
    {
      path: '/c/import',
      title: { zh: '导入', en: 'Import' },
      rail: { item: 'cases', order: 90 },
      may: 'intake:import',
      component: lazy(() => import('./import-page.tsx')),
    },
  ],
  panels: [
    {
      place: 'case.form.accept',
      order: 5,
      may: 'cases:accept',
      component: lazy(() => import('./verification-panel.tsx')),
    },
    {
      place: 'case.form.accept',
      order: 10,
      may: 'intake:find-similar',
      component: lazy(() => import('./similar-panel.tsx')),
    },
  ],
  commands: [
    {
      id: 'intake.new',
      title: { zh: '新来电', en: 'New call' },
      keys: 'N',
      may: 'cases:report',
      run: (go) => go('/c/intake/new'),
    },
  ],
})
