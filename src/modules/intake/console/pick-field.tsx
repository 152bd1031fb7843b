import { Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { focusNext, isComposing } from './focus-next.ts'
import css from './intake.module.css'

export interface PickOption {
  key: string
  title: string
  note?: string
}

/** A line with what fits standing open below it: ↓ Enter or a digit takes one. Nothing pops up over other fields. */
export function PickField({
  label,
  value,
  change,
  options,
  pick,
  digits,
  enterTakesFirst,
  below,
  placeholder,
  maxLength,
  stop,
  required = false,
  fault,
}: {
  label: string
  value: string
  change(text: string): void
  options: readonly PickOption[]
  pick(at: number): void
  /** Digits 1 to 9 take an option: only where nobody types numbers. */
  digits: boolean
  /** False: Enter marks the first option and takes it only when pressed again, where a wrong one would mislead. */
  enterTakesFirst: boolean
  below?: ReactNode
  placeholder?: string
  maxLength: number
  stop: string
  required?: boolean
  fault?: string | undefined
}) {
  const id = useId()
  const [at, setAt] = useState(-1)
  const shown = options.map((option) => option.key).join(' ')
  // Other options: what was marked among the former ones means nothing now.
  useEffect(() => {
    if (shown !== '') setAt(-1)
  }, [shown])

  const take = (index: number, input: HTMLElement) => {
    if (!options[index]) return
    pick(index)
    setAt(-1)
    focusNext(input)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return
    const digit = digits ? /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] : undefined
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, -1))
    else if (event.key === 'Enter') {
      if (options.length === 0) focusNext(event.currentTarget)
      else if (at < 0 && !enterTakesFirst) setAt(0)
      else take(Math.max(at, 0), event.currentTarget)
    } else if (digit !== undefined && options[Number(digit) - 1]) take(Number(digit) - 1, event.currentTarget)
    else return
    event.preventDefault()
  }
  const listId = `${id}-list`
  return (
    <div className={css.field} data-field={stop}>
      <label className={css.label} htmlFor={id}>
        {label}
        {required ? <span className={css.star}>*</span> : null}
      </label>
      <Input
        id={id}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        autoComplete="off"
        value={value}
        maxLength={maxLength}
        status={fault ? 'error' : ''}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
      />
      <div className={css.options} id={listId} role="listbox" aria-label={label} hidden={options.length === 0}>
        {options.map((option, index) => (
          <button
            key={option.key}
            id={`${listId}-${index}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={(event) => take(index, event.currentTarget)}
          >
            {digits && index < 9 ? <kbd>{index + 1}</kbd> : null}
            <span>{option.title}</span>
            {option.note ? <span className={css.note}>{option.note}</span> : null}
          </button>
        ))}
      </div>
      {fault ? <p className={css.fault}>{fault}</p> : null}
      {below}
    </div>
  )
}
