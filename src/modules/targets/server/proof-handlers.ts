import { answerSurveyHandler, getQuestionnaireHandler, listMySurveysHandler } from './answer-survey.ts'
import { closeEndedSurveys, closeSurveyHandler, withdrawSurveyHandler } from './close-survey.ts'
import {
  addEvidenceFileHandler,
  addEvidenceNoteHandler,
  getEvidenceFileHandler,
  listEvidenceHandler,
  removeEvidenceHandler,
} from './evidence.ts'
import { exportSurveyHandler } from './export-survey.ts'
import { makeSurveyCodesHandler } from './make-survey-codes.ts'
import { openSurveyHandler, remindSurveyHandler } from './open-survey.ts'
import { remindOwners } from './remind-owners.ts'
import { listRuleOwnersHandler } from './rule-owners.ts'
import { getRuleSupportHandler, linkStandingRulesHandler } from './rule-support.ts'
import { endStandingRuleHandler, reviewStandingRuleHandler, saveStandingRuleHandler } from './save-standing-rule.ts'
import { saveSurveyHandler } from './save-survey.ts'
import { attachStandingRuleHandler, getStandingRuleFileHandler } from './standing-rule-files.ts'
import { exportStandingRulesHandler, listStandingRulesHandler } from './standing-rules.ts'
import { getStatementHandler, recordStatementHandler, setEvidenceKindHandler } from './statements.ts'
import { answerByCodeHandler, showSurveyPageHandler } from './survey-page.ts'
import { getSurveyHandler, listSurveysHandler } from './surveys.ts'

/** What actuals are proved by: surveys, standing rules, statements, files and notes. */
export const proofHandlers = [
  listSurveysHandler,
  getSurveyHandler,
  saveSurveyHandler,
  openSurveyHandler,
  remindSurveyHandler,
  makeSurveyCodesHandler,
  closeSurveyHandler,
  withdrawSurveyHandler,
  exportSurveyHandler,
  listMySurveysHandler,
  getQuestionnaireHandler,
  answerSurveyHandler,
  showSurveyPageHandler,
  answerByCodeHandler,
  listStandingRulesHandler,
  saveStandingRuleHandler,
  attachStandingRuleHandler,
  getStandingRuleFileHandler,
  reviewStandingRuleHandler,
  endStandingRuleHandler,
  listRuleOwnersHandler,
  exportStandingRulesHandler,
  getRuleSupportHandler,
  linkStandingRulesHandler,
  listEvidenceHandler,
  addEvidenceFileHandler,
  addEvidenceNoteHandler,
  getEvidenceFileHandler,
  removeEvidenceHandler,
  getStatementHandler,
  setEvidenceKindHandler,
  recordStatementHandler,
]

export const proofJobs = [closeEndedSurveys, remindOwners]
