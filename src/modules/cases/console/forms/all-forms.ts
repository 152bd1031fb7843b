import type { CommandForm } from './command-form.ts'
import { finishForms } from './finish-forms.ts'
import { intakeForms } from './intake-forms.ts'
import { requestForms } from './request-forms.ts'
import { supervisionForms } from './supervision-forms.ts'
import { upperForms } from './upper-forms.ts'
import { workForms } from './work-forms.ts'

/** Every command on a case, by its name. */
export const COMMAND_FORMS: Readonly<Record<string, CommandForm>> = {
  ...requestForms,
  ...intakeForms,
  ...workForms,
  ...upperForms,
  ...supervisionForms,
  ...finishForms,
}

/** Whatever waits for a decision comes before all else. */
const DECIDES = Object.keys(requestForms).filter((command) => !command.startsWith('request') && command !== 'resume')

/** What a case most likely needs stands first among the actions of the strip; what is not named follows. */
export const FIRST = [
  ...DECIDES,
  'accept',
  'file',
  'dispatch',
  'sign',
  'complete',
  'signOrder',
  'completeOrder',
  'submitVerification',
  'submitCheck',
  'submitCallback',
  'close',
  'assignCheck',
  'replySupervision',
  'replyInstruction',
  'replyReminder',
  'replyUrge',
  'preCallback',
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
  'requestExtension',
  'requestSuspension',
  'requestVoid',
  'cancelRequest',
  'withdraw',
  'escalate',
  'recallEscalation',
  'setUpperDue',
  'requestVerification',
  'cancelVerification',
  'addCoHandler',
  'urge',
  'remind',
  'supervise',
  'instruct',
  'setExclusion',
  'reconsider',
  'sendBack',
])
