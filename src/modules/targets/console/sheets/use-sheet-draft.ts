import { useState } from 'react'
import { dropDraft, keepDraft, readDraft } from '#ui/form.ts'
import type { SheetView } from '../../contract.ts'
import type { StatedActual } from '../../domain/draw-actual.ts'
import { type SheetWords, wordsOf } from '../../domain/facts-of-input.ts'
import type { RowWords } from '../../domain/sheet-facts.ts'

interface Kept {
  /** The version that it was begun on. */
  version: number
  words: SheetWords
}

export interface SheetDraft {
  words: SheetWords
  dirty: boolean
  /** The version that it was begun on; another one means that somebody has saved since. */
  base: number
  change(words: SheetWords): void
  setActual(targetId: string, patch: Partial<StatedActual>): void
  setRow(targetId: string, patch: Partial<RowWords>): void
  drop(): void
  /** What stands there is meant for the version that is there now. */
  rebase(): void
}

const EMPTY_ACTUAL = {
  source: 'typed',
  printed: null,
  figure: null,
  targetIds: [],
  degree: null,
  note: '',
} as const satisfies Omit<StatedActual, 'targetId'>
const EMPTY_ROW = { reason: '', measure: '', offTarget: '', sharePercent: null } as const

export const actualIn = (words: SheetWords, targetId: string): StatedActual =>
  words.actuals.find((one) => one.targetId === targetId) ?? { ...EMPTY_ACTUAL, targetIds: [], targetId }

export const rowIn = (words: SheetWords, targetId: string): RowWords =>
  words.rows.find((one) => one.targetId === targetId) ?? { ...EMPTY_ROW, targetId }

/** What is being written, kept through reloads until it is saved or given up. */
export function useSheetDraft(view: SheetView): SheetDraft {
  const key = `sheet.${view.row.id}`
  const [kept, setKept] = useState<Kept | null>(() => readDraft(key) as Kept | null)
  const words = kept?.words ?? wordsOf(view.facts)
  const change = (next: SheetWords) => {
    const now = { version: kept?.version ?? view.version, words: next }
    setKept(now)
    keepDraft(key, { ...now })
  }
  return {
    words,
    dirty: kept !== null,
    base: kept?.version ?? view.version,
    change,
    setActual: (targetId, patch) =>
      change({ ...words, actuals: put(words.actuals, { ...actualIn(words, targetId), ...patch }) }),
    setRow: (targetId, patch) => change({ ...words, rows: put(words.rows, { ...rowIn(words, targetId), ...patch }) }),
    drop: () => {
      dropDraft(key)
      setKept(null)
    },
    rebase: () => setKept(kept && { ...kept, version: view.version }),
  }
}

function put<T extends { targetId: string }>(list: readonly T[], one: T): T[] {
  return list.some(({ targetId }) => targetId === one.targetId)
    ? list.map((old) => (old.targetId === one.targetId ? one : old))
    : [...list, one]
}
