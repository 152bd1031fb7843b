import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { readSurveyRules, type SurveyRules, type SurveyRulesFile } from '../domain/survey/survey-rules.ts'

/** The district's rules for surveys and standing rules, read from its folder when the house opens. */
export interface SurveyRulesBook {
  rules(): SurveyRules
  load(): Promise<void>
}

export const surveyRulesBook = port<SurveyRulesBook>('targets.surveyRules')

export function openSurveyRulesBook({ config }: Runtime): SurveyRulesBook {
  let rules: SurveyRules | null = null
  return {
    rules: () => {
      if (!rules) throw new Error('the rules of surveys are not loaded')
      return rules
    },
    load: async () => {
      rules = readSurveyRules(
        await openDistrictFolder(config.root, config.district).get<SurveyRulesFile>('survey-rules'),
      )
    },
  }
}
