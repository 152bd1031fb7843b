import { consolePlug } from '#ui/plug.ts'
import { budgetPages } from './budget/budget-pages.ts'
import { oversightPages } from './oversight-pages.ts'

/** Money of the units: budgets, tables for the public, contracts, questions of deputies, costs and savings. */
export default consolePlug({ module: 'ledger', pages: [...budgetPages, ...oversightPages] })
