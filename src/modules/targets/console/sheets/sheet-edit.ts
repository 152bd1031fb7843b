import { createContext, useContext } from 'react'
import type { SheetView } from '../../contract.ts'
import type { AssessedSheet } from '../../domain/assess-sheet.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { SheetFacts } from '../../domain/sheet-facts.ts'
import type { SheetDraft } from './use-sheet-draft.ts'

/** What the parts of the page share: the sheet as it would be if it were saved now. */
export interface SheetEdit {
  view: SheetView
  scheme: Scheme
  facts: SheetFacts
  assessed: AssessedSheet
  draft: SheetDraft
  /** Words may be written into it by this person now. */
  open: boolean
  /** The indicator whose row is being worked on. */
  current: string | null
  setCurrent(targetId: string | null): void
  /** What proves each value is shown under every row. */
  unfolded: boolean
}

const SheetEditContext = createContext<SheetEdit | null>(null)
export const SheetEditProvider = SheetEditContext.Provider

export function useSheetEdit(): SheetEdit {
  const edit = useContext(SheetEditContext)
  if (!edit) throw new Error('useSheetEdit outside SheetEditProvider')
  return edit
}
