import type { Words } from '#ui/language.ts'
import { COMMAND_FORMS, FIRST, RARE } from '../forms/all-forms.ts'
import type { CommandForm } from '../forms/command-form.ts'
import type { CaseDetail } from './case-data.ts'

export interface CaseAction {
  command: string
  title: Words
  form: CommandForm
}

export interface CaseActions {
  /** At most three: what this case most likely needs of this person. */
  main: CaseAction[]
  more: CaseAction[]
  /** What cannot be done now, with the reason and the way out. */
  refused: { command: string; title: Words; reason: Words }[]
}

const MOST_MAIN = 3

/** What this person may do with the case now, by the offers of the server. */
export function actionsOf({ offers }: CaseDetail): CaseActions {
  const order = [...FIRST, ...Object.keys(COMMAND_FORMS)]
  const possible = offers
    .filter((offer) => offer.possible && COMMAND_FORMS[offer.command])
    .sort((a, b) => order.indexOf(a.command) - order.indexOf(b.command))
    .map(({ command, zh, en }): CaseAction => ({ command, title: { zh, en }, form: COMMAND_FORMS[command]! }))
  const main = possible.filter(({ command }) => !RARE.has(command)).slice(0, MOST_MAIN)
  return {
    main,
    more: possible.filter((action) => !main.includes(action)),
    refused: offers
      .filter((offer) => !offer.possible && offer.refusal !== null)
      .map((offer) => ({
        command: offer.command,
        title: { zh: offer.zh, en: offer.en },
        reason: { zh: offer.refusal!.zh, en: offer.refusal!.en },
      })),
  }
}
