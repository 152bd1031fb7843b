import type { CommandForm } from './command-form.ts'
import { finishForms } from './finish-forms.ts'
import { intakeForms } from './intake-forms.ts'
import { requestForms } from './request-forms.ts'
import { workForms } from './work-forms.ts'

/** Every command on a case, by its name. */
export const COMMAND_FORMS: Readonly<Record<string, CommandForm>> = {
  ...requestForms,
  ...intakeForms,
  ...workForms,
  ...finishForms,
}

/** What a case most likely needs stands first among the actions of the strip; what is not named follows. */
export const FIRST = [
  ...Object.keys(requestForms),
  'accept',
  'file',
  'dispatch',
  'sign',
  'complete',
  'signOrder',
  'completeOrder',
  'submitCheck',
  'submitCallback',
  'close',
  'assignCheck',
  'recordProgress',
  'merge',
  'handDown',
]

/** Never among the main actions: rare, or to be weighed. */
export const RARE = new Set([
  'void',
  'correct',
  'supplement',
  'referOut',
  'withdrawOrder',
  'requestReturn',
  'cancelRequest',
  'sendBack',
])
