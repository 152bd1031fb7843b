import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import { focusNext, isComposing } from './focus-next.ts'
import css from './intake.module.css'

/** One line of the form: Enter goes on to the next. */
export function LineField({
  label,
  value,
  change,
  required = false,
  maxLength = 200,
  fault,
  hint,
  type = 'text',
  placeholder,
  stop,
  autoComplete = 'off',
}: {
  label: string
  value: string
  change(text: string): void
  required?: boolean
  maxLength?: number
  fault?: string | undefined
  hint?: ReactNode
  type?: 'text' | 'tel' | 'url' | 'datetime-local'
  placeholder?: string
  /** Name by which the form finds it again. */
  stop?: string
  autoComplete?: string
}) {
  const id = useId()
  return (
    <div className={css.field} data-field={stop}>
      <label className={css.label} htmlFor={id}>
        {label}
        {required ? <span className={css.star}>*</span> : null}
      </label>
      <Input
        id={id}
        type={type}
        value={value}
        maxLength={maxLength}
        autoComplete={autoComplete}
        status={fault ? 'error' : ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || isComposing(event)) return
          event.preventDefault()
          focusNext(event.currentTarget)
        }}
      />
      {fault ? <p className={css.fault}>{fault}</p> : null}
      {hint ? <div className={css.hint}>{hint}</div> : null}
    </div>
  )
}
