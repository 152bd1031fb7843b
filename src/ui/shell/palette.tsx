import { type KeyboardEvent, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { type KeyBinding, keysNow } from '../keys/key-board.ts'
import { useWords } from '../language.ts'
import { useGo } from '../navigation.tsx'
import { RAIL } from '../plug.ts'
import { useMe } from '../session.tsx'
import css from './overlay.module.css'
import { openPages, usePlugs } from './pages.tsx'

interface Entry {
  id: string
  title: string
  keys?: string
  run(): void
}

const HIDDEN = new Set(['Ctrl+K', '?', 'J', 'K', '↑', '↓', 'Esc'])

/** Ctrl+K: pages and all that can be done now, found by their words. */
export function Palette({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const go = useGo()
  const { permissions } = useMe()
  const pages = openPages(usePlugs(), permissions)
  const [now] = useState<KeyBinding[]>(keysNow)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const entries: Entry[] = [
    ...now
      .filter((binding) => !HIDDEN.has(binding.keys))
      .map((binding) => ({ id: binding.keys, title: t(binding.title), keys: binding.keys, run: binding.run })),
    ...pages.map((page) => ({
      id: page.path,
      title: `${t(RAIL[page.rail.item])} / ${t(page.title)}`,
      run: () => go(page.path),
    })),
  ]
  const wanted = text.trim().toLowerCase()
  const found = entries.filter((entry) => entry.title.toLowerCase().includes(wanted)).slice(0, 14)
  const take = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    // The dialog gives the focus back first: what runs may want it.
    setTimeout(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') take(found[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t({ zh: '命令', en: 'Commands' })} onClose={onClose}>
      <input
        className={css.paletteInput}
        value={text}
        aria-label={t({ zh: '查找命令', en: 'Find a command' })}
        placeholder={t({ zh: '输入命令或页面名称', en: 'Name of a command or page' })}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {found.length === 0 ? (
        <p>{t({ zh: '没有这个命令。换个词再找', en: 'No such command. Try another word' })}</p>
      ) : null}
      <ul className={css.palette}>
        {found.map((entry, index) => (
          <li key={entry.id}>
            <button type="button" tabIndex={-1} data-at={index === at} onClick={() => take(entry)}>
              {entry.title}
              {entry.keys ? <kbd>{entry.keys}</kbd> : null}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
