import type { KeyboardEvent } from 'react'
import { plainCode } from '../keys/key-text.ts'
import { useWords, type Words } from '../language.ts'
import css from './form.module.css'

/** One of a few, as buttons: arrows move, digits answer and go on to the next question. */
export function Choice({
  id,
  choices,
  value,
  onChange,
  onAnswered,
  invalid = false,
}: {
  id: string
  choices: readonly { value: string; title: Words }[]
  value: unknown
  onChange(value: string): void
  onAnswered?(): void
  invalid?: boolean
}) {
  const { t } = useWords()
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^Digit([1-9])$/.exec(plainCode(event.code))?.[1]
    const chosen = digit === undefined || event.ctrlKey || event.altKey ? undefined : choices[Number(digit) - 1]
    if (!chosen) return
    event.preventDefault()
    // The page's own keys for digits do not act meanwhile.
    event.stopPropagation()
    onChange(chosen.value)
    onAnswered?.()
  }
  return (
    <div
      className={css.choice}
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-invalid={invalid}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, index) => (
        <label key={choice.value} data-chosen={value === choice.value}>
          <input
            id={index === 0 ? id : `${id}-${choice.value}`}
            type="radio"
            name={id}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          <span className={css.digit} aria-hidden="true">
            {index + 1}
          </span>
          {t(choice.title)}
        </label>
      ))}
    </div>
  )
}
