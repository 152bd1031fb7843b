import { type FormEvent, useRef, useState } from 'react'
import { KeyHint } from '../keys/key-hint.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useWords } from '../language.ts'
import { useGo } from '../navigation.tsx'
import { holdsAny, useMe } from '../session.tsx'
import { usePlugs } from './pages.tsx'
import css from './top-bar.module.css'

/** `/` from anywhere; Enter goes to the first search, further ones stand below. */
export function SearchBox() {
  const { t } = useWords()
  const go = useGo()
  const { permissions } = useMe()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const searches = usePlugs()
    .flatMap((plug) => plug.searches ?? [])
    .filter((search) => holdsAny(permissions, search.may))
    .sort((a, b) => a.order - b.order)
  useKeys([
    { keys: '/', title: { zh: '搜索', en: 'Search' }, run: () => input.current?.focus(), enabled: searches.length > 0 },
  ])
  if (searches.length === 0) return null
  const open = (href: string) => {
    setText('')
    input.current?.blur()
    go(href)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted !== '') open(searches[0]!.href(wanted))
  }
  return (
    <search className={css.search}>
      <form onSubmit={onSubmit}>
        <input
          ref={input}
          value={text}
          maxLength={100}
          placeholder={t(searches[0]!.hint ?? searches[0]!.title)}
          aria-label={t({ zh: '搜索', en: 'Search' })}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') input.current?.blur()
          }}
        />
        <KeyHint keys="/" />
      </form>
      {text.trim() !== '' && searches.length > 1 ? (
        <ul className={css.searchList}>
          {searches.map((search) => (
            <li key={search.id}>
              <button type="button" onClick={() => open(search.href(text.trim()))}>
                {t(search.title)}：{text.trim()}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  )
}
