import type { Handler } from '#platform/plug.ts'
import { acceptMilestoneHandler, withdrawAcceptanceHandler } from './accept-milestone.ts'
import { getDocumentHandler, uploadDocumentHandler } from './documents.ts'
import { exportQuestionsHandler } from './export-questions.ts'
import { listFormulasHandler, saveFormulaHandler } from './formulas.ts'
import { getAdministrativeCostHandler } from './get-administrative-cost.ts'
import { getStaffCostHandler } from './get-staff-cost.ts'
import { getHeadcountsHandler, saveHeadcountsHandler } from './headcounts.ts'
import { getContractHandler, listContractsHandler } from './list-contracts.ts'
import { payInstalmentHandler } from './pay-instalment.ts'
import {
  answerQuestionHandler,
  askQuestionHandler,
  followUpQuestionHandler,
  getQuestionHandler,
  listQuestionsHandler,
} from './questions.ts'
import { saveContractHandler } from './save-contract.ts'
import { listSavingsHandler, saveSavingHandler, sumSavingsHandler, withdrawSavingHandler } from './savings.ts'

/** Contracts, questions of deputies, costs per head and savings. */
export const oversightHandlers: readonly Handler[] = [
  listContractsHandler,
  getContractHandler,
  saveContractHandler,
  acceptMilestoneHandler,
  withdrawAcceptanceHandler,
  payInstalmentHandler,
  uploadDocumentHandler,
  getDocumentHandler,
  listQuestionsHandler,
  getQuestionHandler,
  askQuestionHandler,
  followUpQuestionHandler,
  answerQuestionHandler,
  exportQuestionsHandler,
  getStaffCostHandler,
  getAdministrativeCostHandler,
  getHeadcountsHandler,
  saveHeadcountsHandler,
  listFormulasHandler,
  saveFormulaHandler,
  listSavingsHandler,
  sumSavingsHandler,
  saveSavingHandler,
  withdrawSavingHandler,
]
