import { caseStates, stateCards } from '#modules/cases/contract.ts'
import type { Words } from '#ui/language.ts'

export function stateWords(state: string): Words {
  const known = caseStates.find((one) => one === state)
  return known ? stateCards[known] : { zh: state, en: state }
}
