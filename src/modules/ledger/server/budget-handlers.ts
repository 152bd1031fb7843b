import { adjustBudgetHandler, correctAdjustmentHandler } from './adjustments.ts'
import { removeBudgetLineHandler, saveBudgetLineHandler } from './budget-lines.ts'
import { removeEstimateHandler, saveEstimateHandler } from './estimates.ts'
import { exportPublicTablesHandler } from './export-public-tables.ts'
import { getProjectHandler, listChangesHandler, listWordsHandler } from './get-project.ts'
import { budgetTemplateHandler, importBudgetHandler } from './import-budget.ts'
import { exportProjectsHandler, listProjectsHandler } from './list-projects.ts'
import { listPaymentsHandler, recordPaymentHandler, reversePaymentHandler } from './payments.ts'
import { removeProcurementHandler, saveProcurementHandler } from './procurement.ts'
import { getPublicTablesHandler } from './public-tables.ts'
import { saveProjectHandler } from './save-project.ts'
import { adoptBudgetHandler, checkBudgetHandler, closeYearHandler, listRestsHandler } from './years.ts'

/** Projects, budgets, payments and the tables made of them. */
export const budgetHandlers = [
  listProjectsHandler,
  getProjectHandler,
  saveProjectHandler,
  listChangesHandler,
  listWordsHandler,
  exportProjectsHandler,
  saveBudgetLineHandler,
  removeBudgetLineHandler,
  importBudgetHandler,
  budgetTemplateHandler,
  adjustBudgetHandler,
  correctAdjustmentHandler,
  saveEstimateHandler,
  removeEstimateHandler,
  saveProcurementHandler,
  removeProcurementHandler,
  checkBudgetHandler,
  adoptBudgetHandler,
  listRestsHandler,
  closeYearHandler,
  listPaymentsHandler,
  recordPaymentHandler,
  reversePaymentHandler,
  getPublicTablesHandler,
  exportPublicTablesHandler,
]
