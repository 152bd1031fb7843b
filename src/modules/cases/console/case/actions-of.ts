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
  /** What cannot be done now, by reason with its way out. */
  refused: { titles: Words[]; reason: Words }[]
  /** The step that this case waits for, where something stands in its way. */
  blocked: { title: Words; reason: Words } | null
}

const MOST_MAIN = 3
/** Commands that carry a case to its next state. */
const STEPS = ['accept', 'file', 'dispatch', 'sign', 'complete', 'submitCheck', 'submitCallback', 'close']

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What this person may do with the case now, by the offers of the server. */
export function actionsOf({ offers }: CaseDetail): CaseActions {
  const order = [...FIRST, ...Object.keys(COMMAND_FORMS)]
  const possible = offers
    .filter((offer) => offer.possible && COMMAND_FORMS[offer.command])
    .sort((a, b) => order.indexOf(a.command) - order.indexOf(b.command))
    .map(
      ({ command, zh, en }): CaseAction => ({ command, title: { zh, en: capital(en) }, form: COMMAND_FORMS[command]! }),
    )
  const main = possible.filter(({ command }) => !RARE.has(command)).slice(0, MOST_MAIN)
  return {
    main,
    more: possible.filter((action) => !main.includes(action)),
    refused: byReason(offers),
    blocked: blockedStep(offers),
  }
}

/** Most commands are refused for the same reason: the state of the case. It is said once. */
function byReason(offers: CaseDetail['offers']): CaseActions['refused'] {
  const groups = new Map<string, { titles: Words[]; reason: Words }>()
  for (const { possible, refusal, zh, en } of offers) {
    if (possible || refusal === null) continue
    const group = groups.get(refusal.zh) ?? { titles: [], reason: { zh: refusal.zh, en: refusal.en } }
    group.titles.push({ zh, en: capital(en) })
    groups.set(refusal.zh, group)
  }
  return [...groups.values()].sort((a, b) => a.titles.length - b.titles.length)
}

/** Right state, right post, and still refused: worth saying at once, e.g. orders below that are not done. */
function blockedStep(offers: CaseDetail['offers']): CaseActions['blocked'] {
  const step = offers.find(
    ({ command, refusal }) =>
      STEPS.includes(command) &&
      refusal !== null &&
      !refusal.code.includes('wrong-state') &&
      refusal.code !== 'not-permitted',
  )
  if (!step?.refusal) return null
  return { title: { zh: step.zh, en: step.en }, reason: { zh: step.refusal.zh, en: step.refusal.en } }
}

/** Said after an action; who has done their part is told that the next case is at hand. */
export function doneWords({ title }: CaseAction, moved: boolean): Words {
  return {
    zh: `已${title.zh}${moved ? '。下一件' : ''}`,
    en: `${title.en}: done${moved ? '. Next' : ''}`,
  }
}
