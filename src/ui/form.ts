/** Forms from a table of fields. */
export { Choice } from './form/choice.tsx'
export { dropDraft, keepDraft, readDraft } from './form/draft.ts'
export type {
  ChoiceField,
  ControlProps,
  CustomField,
  DateField,
  Field,
  NumberField,
  TextField,
  TickField,
  Values,
  YesNoField,
} from './form/field.ts'
export { Form, type FormProps } from './form/form.tsx'
export { placeProblem } from './form/place-problem.ts'
