import { lazy } from 'react'
import type { ConsolePage } from '#ui/plug.ts'
import { words } from '../../words.ts'

export const budgetPages: readonly ConsolePage[] = [
  {
    path: '/c/ledger',
    title: words.projects,
    rail: { item: 'resources', order: 80 },
    may: 'ledger:view',
    component: lazy(() => import('./projects-page.tsx')),
  },
  {
    path: '/c/ledger/$projectId',
    title: words.projects,
    may: 'ledger:view',
    component: lazy(() => import('./project-page.tsx')),
  },
  {
    path: '/c/public-tables',
    title: words.tables,
    rail: { item: 'resources', order: 84 },
    may: 'ledger:view',
    component: lazy(() => import('./tables-page.tsx')),
  },
]
