import { useSyncExternalStore } from 'react'
import type { Title } from '#core/module-card.ts'

export type Language = 'zh' | 'en'

const KEPT_AS = 'yiwang.language'
const listeners = new Set<() => void>()
let current: Language = readKept()

function readKept(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

/** The language of this browser; also what the server answers in. */
export function currentLanguage(): Language {
  return current
}

export function setLanguage(language: Language): void {
  current = language
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A label as it is written in words files, or a plain text that needs no translation. */
export type Words = Title

export interface Wording {
  language: Language
  t(words: Words): string
  setLanguage(language: Language): void
}

/** `const { t } = useWords()`, then `t(words.save)` or `t({ zh: '保存', en: 'Save' })`. */
export function useWords(): Wording {
  const language = useSyncExternalStore(subscribe, currentLanguage)
  return { language, t: (words) => words[language], setLanguage }
}
