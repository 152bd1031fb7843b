import { lazy } from 'react'
import type { ConsolePage } from '#ui/plug.ts'

/** Contracts, questions of deputies, costs and savings. */
export const oversightPages: readonly ConsolePage[] = [
  {
    path: '/c/contracts',
    title: { zh: '合同', en: 'Contracts' },
    rail: { item: 'resources', order: 82 },
    may: 'ledger:view-contracts',
    component: lazy(() => import('./contracts/contracts-page.tsx')),
  },
  {
    path: '/c/contracts/$contractId',
    title: { zh: '合同', en: 'Contract' },
    may: 'ledger:view-contracts',
    component: lazy(() => import('./contracts/contract-page.tsx')),
  },
  {
    path: '/c/budget-questions',
    title: { zh: '代表询问', en: 'Questions of deputies' },
    rail: { item: 'resources', order: 86 },
    may: 'ledger:view-questions',
    component: lazy(() => import('./questions/questions-page.tsx')),
  },
  {
    path: '/c/costs',
    title: { zh: '成本与节约', en: 'Costs and savings' },
    rail: { item: 'resources', order: 88 },
    may: 'ledger:view',
    component: lazy(() => import('./costs/costs-page.tsx')),
  },
]
