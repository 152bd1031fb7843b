import { Button } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { Problem } from '../call.ts'
import { KeyHint } from '../keys/key-hint.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useWords } from '../language.ts'
import { ProblemNotice } from '../states/states.tsx'
import { dropDraft, keepDraft, readDraft } from './draft.ts'
import { type Field, isRequired, isShown, missingFields, type Values, valuesToSend } from './field.ts'
import { FieldControl } from './field-control.tsx'
import css from './form.module.css'

export interface FormProps {
  fields: readonly Field[]
  initial?: Values
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
}

/** A compact form from a table of fields: focus on the first, Ctrl+Enter sends, digits choose, nothing typed is lost. */
export function Form(props: FormProps) {
  const { fields, draftKey } = props
  const { t } = useWords()
  const baseId = useId()
  const box = useRef<HTMLFormElement>(null)
  const [draft] = useState(() => (draftKey === undefined ? null : readDraft(draftKey)))
  const [values, setValues] = useState<Values>({ ...props.initial, ...draft })
  const [asked, setAsked] = useState(false)
  const missing = asked ? missingFields(fields, values) : []
  const shown = fields.filter((field) => isShown(field, values))

  useEffect(() => focusFirst(box.current), [])
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
    if (lacking[0] !== undefined) return focusField(box.current, lacking[0])
    const isDone = await props.onSubmit(valuesToSend(fields, values))
    if (isDone && draftKey !== undefined) dropDraft(draftKey)
  }
  useKeys([
    { keys: 'Ctrl+Enter', title: { zh: '提交表单', en: 'Send the form' }, run: () => void submit() },
    ...(props.onCancel
      ? [{ keys: 'Esc', title: { zh: '收起，草稿保留', en: 'Back; the draft is kept' }, run: props.onCancel }]
      : []),
  ])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  return (
    <form ref={box} className={css.form} onSubmit={onSubmit} noValidate>
      {draft ? (
        <p className={css.note}>{t({ zh: '已恢复未提交的草稿', en: 'The draft that was not sent is back' })}</p>
      ) : null}
      {shown.map((field) => {
        const id = `${baseId}-${field.name}`
        const fault = props.problem?.fields.find((one) => one.field === field.name)?.detail
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
              onAnswered={() => focusNext(box.current, field.name)}
            />
            {field.hint ? <p className={css.hint}>{t(field.hint)}</p> : null}
            {isMissing ? <p className={css.fault}>{t({ zh: '必填', en: 'Required' })}</p> : null}
            {fault ? <p className={css.fault}>{fault}</p> : null}
          </div>
        )
      })}
      <ProblemNotice problem={props.problem} retry={() => void submit()} />
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

const CONTROLS = 'input:not([type=hidden],:disabled),textarea:not(:disabled),select:not(:disabled),[data-control]'

function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>(CONTROLS) ?? form?.querySelector<HTMLElement>('button[type=submit]')
  first?.focus()
}

function focusField(form: HTMLFormElement | null, name: string): void {
  form?.querySelector(`[data-field="${name}"]`)?.querySelector<HTMLElement>(CONTROLS)?.focus()
}

/** After an answer by digit: to the next question, or to the button. Waits for fields that the answer makes appear. */
function focusNext(form: HTMLFormElement | null, name: string): void {
  setTimeout(() => {
    const all = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
    const next = all[all.findIndex((field) => field.dataset.field === name) + 1]
    const control =
      next?.querySelector<HTMLElement>(CONTROLS) ?? form?.querySelector<HTMLElement>('button[type=submit]')
    control?.focus()
  })
}
