/** Folders whose figures are money, weights, rates and scores: reckoned exactly (`core/number`), never in binary. */
export const EXACT_FOLDERS = ['src/modules/targets/**', 'src/modules/ledger/**'] as const

/** What binary floating point looks like. */
export type BinaryForm = 'fraction' | 'parsing' | 'fixed' | 'rounding' | 'schema' | 'column'

/** Files in which a form stands for something else than such a figure, and what for. */
export const EXACT_EXCEPTIONS: readonly { file: string; forms: readonly BinaryForm[]; why: string }[] = [
  {
    file: 'src/modules/targets/console/documents/printed-page.tsx',
    forms: ['rounding', 'fraction'],
    why: 'pixels and millimetres of a page on the screen',
  },
  {
    file: 'src/modules/ledger/server/moment-cursor.ts',
    forms: ['parsing'],
    why: 'milliseconds of a moment in the place of a list',
  },
]
