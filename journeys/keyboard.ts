import type { Page } from 'playwright-core'

/** A person at the keyboard: every key counts, Han text that comes through an input method counts as narrative. */
export interface Typist {
  /** Presses keys one after another, as the kit names them: `D`, `1`, `Enter`, `Ctrl+Enter`. */
  press(...keys: string[]): Promise<void>
  /** Types letters and digits key by key. */
  type(text: string): Promise<void>
  /** Words in Chinese, as an input method commits them. */
  say(text: string): Promise<void>
  /** Keys and characters of narrative since the last call, with the seconds that passed. */
  taken(): { keys: number; narrative: number; seconds: number }
}

const NAMED: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp', Esc: 'Escape' }

const codeOf = (key: string) =>
  NAMED[key] ?? (/^[A-Z]$/.test(key) ? `Key${key}` : /^[0-9]$/.test(key) ? `Digit${key}` : key)

export function typistAt(page: Page): Typist {
  let [keys, narrative, sinceMs] = [0, 0, performance.now()]
  return {
    press: async (...names) => {
      for (const name of names) {
        keys += 1
        const parts = name.split('+')
        const last = parts.pop()!
        await page.keyboard.press(
          [...parts.map((part) => (part === 'Ctrl' ? 'Control' : part)), codeOf(last)].join('+'),
        )
      }
    },
    type: async (text) => {
      keys += text.length
      await page.keyboard.type(text)
    },
    say: async (text) => {
      narrative += [...text].length
      await page.keyboard.insertText(text)
    },
    taken: () => {
      const answer = { keys, narrative, seconds: (performance.now() - sinceMs) / 1000 }
      ;[keys, narrative, sinceMs] = [0, 0, performance.now()]
      return answer
    },
  }
}

/** The field of a form that has the cursor, by its name. */
export function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? null)
}
