import { Input } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useWords } from '../language.ts'
import { callBefore, type Phrase, phrasesFor } from './phrase.ts'
import css from './phrases.module.css'
import { usePhrases } from './use-phrases.ts'

const MOST_SHOWN = 6
/** What browsers report for a key that the input method has taken. */
const COMPOSING = 229

export interface PhraseAreaProps {
  id: string
  value: string
  onChange(text: string): void
  rows: { min: number; max: number }
  invalid?: boolean
  maxLength?: number
  placeholder?: string
}

/** A text of several lines in which `;` and some letters call one's own phrases: arrows move, Enter or Tab takes, Esc leaves. */
export function PhraseArea({ id, value, onChange, rows, invalid = false, maxLength, placeholder }: PhraseAreaProps) {
  const { t } = useWords()
  const listId = useId()
  const phrases = usePhrases()
  const caret = useRef(0)
  const [call, setCall] = useState<{ from: number; letters: string } | null>(null)
  const [at, setAt] = useState(0)
  const found = call && phrases.length > 0 ? phrasesFor(phrases, call.letters).slice(0, MOST_SHOWN) : []
  // Behind a bare sign nothing is taken unasked: Enter may just be a new line.
  const chosen = found[at - (call?.letters === '' ? 1 : 0)]
  const look = (area: HTMLTextAreaElement, text: string) => {
    caret.current = area.selectionStart
    setCall(callBefore(text, caret.current))
    setAt(0)
  }
  const take = (phrase: Phrase, area: HTMLTextAreaElement) => {
    if (!call) return
    const text = (value.slice(0, call.from) + phrase.text + value.slice(caret.current)).slice(0, maxLength)
    const end = Math.min(call.from + phrase.text.length, text.length)
    onChange(text)
    setCall(null)
    // After the new text has been drawn.
    setTimeout(() => area.setSelectionRange(end, end))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent: native, currentTarget: area } = event
    if (found.length === 0 || native.isComposing || native.keyCode === COMPOSING || event.ctrlKey || event.metaKey)
      return
    const last = found.length - (call?.letters === '' ? 0 : 1)
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, last))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Escape') setCall(null)
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && chosen) take(chosen, area)
    else return
    event.preventDefault()
    // Esc would close the form, Enter would send it.
    event.stopPropagation()
  }
  return (
    <div className={css.area}>
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: rows.min, maxRows: rows.max }}
        status={invalid ? 'error' : ''}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${chosen.short}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          look(event.target, event.target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCall(null)}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {found.length > 0 ? (
        <div id={listId} className={css.list} role="listbox" aria-label={t({ zh: '常用语', en: 'My phrases' })}>
          {found.map((phrase) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts in the text
            <div
              key={phrase.short}
              id={`${listId}-${phrase.short}`}
              role="option"
              tabIndex={-1}
              aria-selected={phrase === chosen}
              // The text must keep the caret.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(phrase, document.getElementById(id) as HTMLTextAreaElement)}
            >
              <kbd>;{phrase.short}</kbd> {phrase.text}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
