import { Button } from 'antd'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Problem } from '../call.ts'
import { KeyHint } from '../keys/key-hint.tsx'
import { plainCode } from '../keys/key-text.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useWords } from '../language.ts'
import { ProblemNotice } from '../states/states.tsx'
import { dropDraft, keepDraft, readDraft } from './draft.ts'
import { type Field, fieldNamed, isRequired, isShown, missingFields, type Values, valuesToSend } from './field.ts'
import { FieldControl } from './field-control.tsx'
import css from './form.module.css'
import { placeProblem } from './place-problem.ts'

export interface FormProps {
  fields: readonly Field[]
  initial?: Values
  /** What it was opened with on purpose: before a draft. */
  given?: Values | null
  /** The button: a verb, `派遣`. */
  verb: string
  /** Answers true when done: the draft is dropped. */
  onSubmit(values: Values): Promise<boolean>
  onCancel?(): void
  busy: boolean
  problem: Problem | null
  /** Kept under this name until it is sent, e.g. `dispatch.<case id>`. */
  draftKey?: string
  /** Said before sending: what will happen, e.g. who is notified. */
  foretell?(values: Values): ReactNode
  danger?: boolean
  /** Values put in from beside the form; a new object each time. The focus then goes to the button, unless somebody types. */
  fill?: Values | null
}

/** A compact form from a table of fields: focus on the first, Ctrl+Enter sends, digits choose, nothing typed is lost. */
export function Form(props: FormProps) {
  const { fields, draftKey } = props
  const { t } = useWords()
  const baseId = useId()
  const box = useRef<HTMLFormElement>(null)
  const [draft] = useState(() => (draftKey === undefined ? null : readDraft(draftKey)))
  const [values, setValues] = useState<Values>({ ...props.initial, ...draft, ...props.given })
  const [asked, setAsked] = useState(false)
  const missing = asked ? missingFields(fields, values) : []
  const shown = fields.filter((field) => isShown(field, values))
  const said = placeProblem(props.problem, (sent) => fieldNamed(fields, values, sent))

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the reader begins is decided once
  useEffect(() => focusFirst(box.current, fields, values), [])
  const fill = props.fill
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken over once for each object given
  useEffect(() => {
    if (!fill) return
    changeMany(fill)
    if (!isTypingIn(box.current)) submitButton(box.current)?.focus({ preventScroll: true })
  }, [fill])
  const changeMany = (patch: Values) =>
    setValues((before) => {
      const after = { ...before, ...patch }
      if (draftKey !== undefined) keepDraft(draftKey, after)
      return after
    })
  const submit = async () => {
    if (props.busy) return
    const lacking = missingFields(fields, values)
    setAsked(true)
    if (lacking[0] !== undefined) return controlOf(box.current, lacking[0])?.focus()
    const isDone = await props.onSubmit(valuesToSend(fields, values))
    if (isDone && draftKey !== undefined) dropDraft(draftKey)
  }
  useKeys([
    { keys: 'Ctrl+Enter', title: { zh: '提交表单', en: 'Send the form' }, run: () => void submit() },
    ...(props.onCancel
      ? [{ keys: 'Esc', title: { zh: '收起，草稿保留', en: 'Back; the draft is kept' }, run: props.onCancel }]
      : []),
  ])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, when it comes
  useEffect(() => {
    const [first] = said.atField.keys()
    if (first !== undefined) controlOf(box.current, first)?.focus()
  }, [props.problem])
  // Before the controls: a list to choose from would take the Enter for itself.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const { ctrlKey, metaKey, code, keyCode, isComposing } = event.nativeEvent
    if (!(ctrlKey || metaKey) || plainCode(code) !== 'Enter' || isComposing || keyCode === COMPOSING) return
    event.preventDefault()
    event.stopPropagation()
    void submit()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  const open = missingFields(fields, values)
  const stillOpen = useRef(open)
  stillOpen.current = open
  const isFolded = (field: Field) =>
    field.folded === true && !open.includes(field.name) && !said.atField.has(field.name)
  const draw = (field: Field) => {
    const id = `${baseId}-${field.name}`
    const fault = said.atField.get(field.name)
    const isMissing = missing.includes(field.name)
    return (
      <div key={field.name} className={css.field} data-field={field.name} data-kind={field.kind}>
        {field.kind === 'tick' ? null : (
          <label htmlFor={id} id={`${id}-label`}>
            {t(field.title)}
            {isRequired(field, values) ? <span className={css.star}>*</span> : null}
          </label>
        )}
        <FieldControl
          field={field}
          id={id}
          values={values}
          change={(value) => changeMany({ [field.name]: value })}
          changeMany={changeMany}
          invalid={isMissing || fault !== undefined}
          onAnswered={() => setTimeout(() => focusOpen(box.current, stillOpen.current))}
        />
        {field.hint ? <p className={css.hint}>{t(field.hint)}</p> : null}
        {isMissing ? <p className={css.fault}>{t({ zh: '必填', en: 'Required' })}</p> : null}
        {fault ? (
          <p className={css.fault} role="alert">
            {fault}
          </p>
        ) : null}
      </div>
    )
  }
  return (
    <form ref={box} className={css.form} onSubmit={onSubmit} onKeyDownCapture={onKeyDownCapture} noValidate>
      {draft ? (
        <p className={css.note}>{t({ zh: '已恢复未提交的草稿', en: 'The draft that was not sent is back' })}</p>
      ) : null}
      {shown.filter((field) => !isFolded(field)).map(draw)}
      {shown.some(isFolded) ? (
        <details className={css.fold}>
          <summary>
            {t({ zh: '更多内容：', en: 'More: ' })}
            {shown
              .filter(isFolded)
              .map((field) => t(field.title))
              .join(t({ zh: '、', en: ', ' }))}
          </summary>
          {shown.filter(isFolded).map(draw)}
        </details>
      ) : null}
      {said.below ? <ProblemNotice {...said.below} retry={() => void submit()} /> : null}
      {props.foretell ? <div className={css.foretell}>{props.foretell(values)}</div> : null}
      <footer className={css.foot}>
        {props.onCancel ? (
          <Button onClick={props.onCancel}>
            {t({ zh: '收起', en: 'Back' })}
            <KeyHint keys="Esc" />
          </Button>
        ) : null}
        <Button type="primary" htmlType="submit" danger={props.danger ?? false} loading={props.busy}>
          {props.verb}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </footer>
    </form>
  )
}

/** What browsers report for a key that the input method has taken. */
const COMPOSING = 229

const CONTROLS = 'input:not([type=hidden],:disabled),textarea:not(:disabled),select:not(:disabled),[data-control]'

/** To the first question that is still open; where digits answer it or none is open, to the button. */
function focusFirst(form: HTMLFormElement | null, fields: readonly Field[], values: Values): void {
  const open = missingFields(fields, values)
  const typed = fields.find((field) => open.includes(field.name) && !(field.kind === 'custom' && field.quick))
  const control = typed ? controlOf(form, typed.name) : null
  // The form is brought into view by whoever opened it; the button must not pull its foot up.
  ;(control ?? submitButton(form))?.focus({ preventScroll: true })
}

function controlOf(form: HTMLFormElement | null, name: string): HTMLElement | null {
  return form?.querySelector(`[data-field="${name}"]`)?.querySelector<HTMLElement>(CONTROLS) ?? null
}

function submitButton(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>('button[type=submit]') ?? null
}

function isTypingIn(form: HTMLFormElement | null): boolean {
  const at = document.activeElement
  return (form?.contains(at) && at?.matches('input:not([type=checkbox],[type=radio]),textarea,select')) ?? false
}

/** After an answer by digit: to the next question that is open, or to the button. */
function focusOpen(form: HTMLFormElement | null, open: readonly string[]): void {
  const name = open[0]
  const chip = form?.querySelector<HTMLElement>(`[data-field="${name}"] [data-chip]`)
  const control = name === undefined ? null : (chip ?? controlOf(form, name))
  ;(control ?? submitButton(form))?.focus()
}
