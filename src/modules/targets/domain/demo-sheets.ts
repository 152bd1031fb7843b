import type { SheetWords } from './facts-of-input.ts'
import { type Degree, NO_TEXTS, type SheetFacts, type SheetTexts } from './sheet-facts.ts'

/** Invented sheets of the year before (`demo-sheets.json`), by names of projects and targets. */
export interface DemoSheets {
  unit: string
  /** Accounts. */
  filler: string
  reviewer: string
  signer: string
  sheets: DemoSheet[]
}

export interface DemoSheet {
  project: string
  until: 'draft' | 'submitted' | 'reviewed' | 'signed' | 'returned'
  why?: string
  texts: Partial<SheetTexts>
  goal: string
  rows: Record<
    string,
    {
      actual?: string
      degree?: Degree
      share?: string
      note: string
      reason?: string
      measure?: string
      offTarget?: string
    }
  >
}

/** What the filler writes into the sheet that the facts make. Throws where a name of the file is no target of the sheet. */
export function demoWords(demo: DemoSheet, { targets, goals }: SheetFacts): SheetWords {
  const rows = Object.entries(demo.rows).map(([name, row]) => {
    const target = targets.find(({ level3, withdrawn }) => level3 === name && !withdrawn)
    if (!target) throw new Error(`demo-sheets: ${demo.project} has no target ${name}`)
    return { targetId: target.id, ...row }
  })
  return {
    actuals: rows.map(({ targetId, actual, degree, note }) => ({
      targetId,
      source: 'typed',
      printed: actual ?? null,
      figure: null,
      targetIds: [],
      degree: degree ?? null,
      note,
    })),
    rows: rows.map(({ targetId, reason = '', measure = '', offTarget = '', share }) => ({
      targetId,
      reason,
      measure,
      offTarget,
      sharePercent: share ?? null,
    })),
    goals: goals.map(({ id }) => ({ goalId: id, text: demo.goal })),
    texts: { ...NO_TEXTS, ...demo.texts },
    acknowledgements: [],
  }
}
