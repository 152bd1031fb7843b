import css from './space.module.css'

/** A number with what it says; `note` is its baseline or its time. */
export function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className={css.figure}>
      <span>{label}</span>
      <b>{value}</b>
      {note ? <span>{note}</span> : null}
    </div>
  )
}
