import css from './form.module.css'

/** A labelled text in the width of the form; read, or written. */
export function Line({
  id,
  label,
  hint,
  value,
  missing,
  readOnly,
  narrow = false,
  most = 500,
  onChange,
}: {
  id: string
  label: string
  hint?: string
  value: string
  missing: boolean
  readOnly: boolean
  narrow?: boolean
  most?: number
  onChange(text: string): void
}) {
  if (readOnly)
    return value === '' ? null : (
      <p className={css.said}>
        <b>{label}：</b>
        {value}
      </p>
    )
  return (
    <div className={css.field} data-narrow={narrow}>
      <label htmlFor={id}>{label}</label>
      {narrow ? (
        <input
          id={id}
          className={css.input}
          value={value}
          data-missing={missing}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea
          id={id}
          className={css.input}
          value={value}
          data-missing={missing}
          rows={1}
          maxLength={most}
          placeholder={hint}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
