import { useEffect, useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { useWords } from '#ui/language.ts'
import { guessCategory } from '../contract.ts'
import type { KeptReport } from './kept-report.ts'

type Category = NonNullable<KeptReport['category']>

const LEAST_SIGNS = 2
const PAUSE_MS = 600
const SHOWN = 4

interface CategoryFieldProps {
  text: string
  value: Category | null
  onChange(category: Category | null): void
}

/** What it is about, guessed from the words; nobody has to choose. */
export function CategoryField({ text, value, onChange }: CategoryFieldProps) {
  const { t } = useWords()
  const [guessed, setGuessed] = useState<Category[]>([])
  const words = text.trim()
  useEffect(() => {
    if (words.length < LEAST_SIGNS) return setGuessed([])
    let over = false
    const timer = setTimeout(() => {
      // Without a line there is nothing to choose from; staff will find the category.
      callOperation(guessCategory, { text: words }).then(
        ({ items }) => over || setGuessed(items.slice(0, SHOWN)),
        () => over || setGuessed([]),
      )
    }, PAUSE_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [words])
  const shown = value && !guessed.some(({ code }) => code === value.code) ? [value, ...guessed] : guessed
  if (shown.length === 0) return null
  return (
    <fieldset>
      <legend>{t({ zh: '是哪一类（可不选）', en: 'What is it about? (optional)' })}</legend>
      <div>
        {shown.map((category) => (
          <label key={category.code} className="pick">
            <input
              type="radio"
              name="category"
              checked={value?.code === category.code}
              onChange={() => onChange({ code: category.code, zh: category.zh, en: category.en })}
            />
            {t(category)}
          </label>
        ))}
        <label className="pick">
          <input type="radio" name="category" checked={value === null} onChange={() => onChange(null)} />
          {t({ zh: '都不是，或说不清', en: 'None of these, or not sure' })}
        </label>
      </div>
    </fieldset>
  )
}
