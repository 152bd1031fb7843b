import type { Operation } from '#core/operation.ts'
import type { Field, Values } from '#ui/form.ts'
import type { Words } from '#ui/language.ts'
import type { Me } from '#ui/session.tsx'
import type { CaseDetail } from '../case/case-data.ts'
import type { Names } from '../names.ts'

/** What the fields of a form may depend on. */
export interface FormContext {
  detail: CaseDetail
  names: Names
  me: Me
}

/** How one command is filled in on screen. Its rules are the domain's; this says what is asked, in which order. */
export interface CommandForm {
  operation: Operation
  /** The key that opens it (UX: A 受理, D 派遣, ...). */
  keys?: string
  /** The button, where the command's own name does not fit. */
  verb?: Words
  fields?(context: FormContext): Field[]
  initial?(context: FormContext): Values
  /** From the values to the operation's input, without the id of the case; as they are when left out. */
  toInput?(values: Values, context: FormContext): Values
  /** A line before sending: what will happen. */
  foretell?(values: Values, context: FormContext): Words | null
  /** Carried out by its key at once: nothing is asked and nothing is lost. */
  instant?: true
  danger?: true
}

export const choicesOf = (words: Readonly<Record<string, Words>>) =>
  Object.entries(words).map(([value, title]) => ({ value, title }))

export const REMARK: Field = { kind: 'text', name: 'comment', title: { zh: '备注', en: 'Remark' }, maxLength: 2000 }

export const reasonField = (zh = '理由', en = 'Reason'): Field => ({
  kind: 'text',
  name: 'reason',
  title: { zh, en },
  required: true,
  lines: 2,
  maxLength: 2000,
})
