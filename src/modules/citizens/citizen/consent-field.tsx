import type { Ref } from 'react'
import { useWords } from '#ui/language.ts'
import css from './citizens.module.css'
import type { Started } from './start.ts'

interface ConsentFieldProps {
  ref: Ref<HTMLInputElement>
  start: Started | null
  /** Key of the words that were agreed to. */
  value: string | null
  onChange(consent: string | null): void
}

/** What the data are for, in full, before anything is sent. Other words than those agreed to ask again. */
export function ConsentField({ ref, start, value, onChange }: ConsentFieldProps) {
  const { t } = useWords()
  const agreed = value !== null && (start === null || start.consent.key === value)
  return (
    <section>
      <h2>{t({ zh: '个人信息怎么用', en: 'What we use your data for' })}</h2>
      <p className={css.consent}>
        {start
          ? t(start.consent)
          : t({ zh: '连不上网，连上后显示告知内容。', en: 'No connection; the notice is shown when there is one.' })}
      </p>
      <label className="pick">
        <input
          ref={ref}
          type="checkbox"
          checked={agreed}
          disabled={!start && value === null}
          onChange={(event) => onChange(event.target.checked ? (start?.consent.key ?? value) : null)}
        />
        {t({ zh: '我已看过，同意', en: 'I have read this and agree' })}
      </label>
    </section>
  )
}
