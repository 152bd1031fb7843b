import { lazy } from 'react'
import { consolePlug } from '#ui/plug.ts'
import { words } from '../words.ts'

/** Targets of a year and how they stand in the middle of it. */
export default consolePlug({
  module: 'targets',
  pages: [
    {
      path: '/c/targets',
      title: words.targets,
      rail: { item: 'reports', order: 50 },
      may: 'targets:view',
      component: lazy(() => import('./targets-page.tsx')),
    },
    {
      path: '/c/sheets',
      title: words.sheets,
      rail: { item: 'reports', order: 52 },
      may: 'targets:view',
      component: lazy(() => import('./sheets-page.tsx')),
    },
    {
      path: '/c/sheets/imported',
      title: words.importedSheets,
      may: 'targets:view',
      component: lazy(() => import('./documents/imported-page.tsx')),
    },
    {
      path: '/c/sheets/$sheetId',
      title: words.sheet,
      may: 'targets:view',
      component: lazy(() => import('./sheet-page.tsx')),
    },
    {
      path: '/c/monitoring',
      title: words.monitoring,
      rail: { item: 'reports', order: 54 },
      may: 'targets:view',
      component: lazy(() => import('./monitoring-page.tsx')),
    },
    {
      path: '/c/surveys',
      title: words.surveys,
      rail: { item: 'reports', order: 56 },
      may: 'targets:view',
      component: lazy(() => import('./survey/surveys-page.tsx')),
    },
    {
      path: '/c/answer/$surveyId',
      title: words.questionnaire,
      component: lazy(() => import('./survey/answer-page.tsx')),
    },
    {
      path: '/c/standing-rules',
      title: words.standingRules,
      rail: { item: 'reports', order: 58 },
      may: 'targets:view-rules',
      component: lazy(() => import('./standing-rule/standing-rules-page.tsx')),
    },
  ],
})
