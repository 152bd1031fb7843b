/** What a set of sheets is made of, so that it can be written as plain rows of field and value and read again. */
export type Shape =
  | { is: 'text' | 'exact' | 'whole' | 'truth'; must?: true; optional?: true }
  | { is: 'choice'; of: readonly string[]; must?: true; optional?: true }
  | { is: 'list'; of: Shape; most: number }
  | { is: 'record'; fields: Readonly<Record<string, Shape>>; must?: true; optional?: true }
  | { is: 'map'; of: Shape; most: number }
  | { is: 'free'; most: number }

const text: Shape = { is: 'text' }
const words: Shape = { is: 'text', must: true }
const exact: Shape = { is: 'exact' }
const whole: Shape = { is: 'whole', must: true }
const list = (of: Shape, most: number): Shape => ({ is: 'list', of, most })
const record = (fields: Record<string, Shape>): Shape => ({ is: 'record', fields })
const must = (fields: Record<string, Shape>): Shape => ({ is: 'record', fields, must: true })
const unit: Shape = { is: 'choice', of: ['元', '万元'], must: true }
const texts = list(words, 500)

const value = must({
  printed: text,
  kind: { is: 'choice', of: ['quantitative', 'qualitative', 'reference', 'missing'], must: true },
  op: { is: 'choice', of: ['>=', '<=', '>', '<', '='], optional: true },
  value: { is: 'exact', optional: true },
  unit: { is: 'text', optional: true },
  canonical: { is: 'record', fields: { value: { is: 'exact', must: true }, unit: words }, optional: true },
  ref: { is: 'text', optional: true },
  text: { is: 'text', optional: true },
  boundOnly: { is: 'truth', optional: true },
  doubtful: { is: 'truth', optional: true },
})

const weight = must({
  value: exact,
  source: { is: 'choice', of: ['printed', 'inferred', 'not-printed'], must: true },
})

const budget = record({
  unit,
  initial: exact,
  adjustment: exact,
  adjusted: exact,
  executed: exact,
  executionRate: must({ printed: text, percent: exact }),
  execution: record({ weight: exact, score: exact }),
  composition: list(must({ key: words, initial: exact, adjusted: exact, executed: exact }), 50),
  note: text,
})

const indicator = must({
  level1: text,
  level2: text,
  level3: text,
  inferred: list({ is: 'choice', of: ['level1', 'level2', 'level3'], must: true }, 3),
  target: value,
  actual: value,
  weight,
  score: exact,
  scoreGroup: text,
  goal: text,
  midYearAdjustment: record({ printed: text, delta: exact, adjustedTarget: exact }),
  deviation: text,
  doubts: texts,
})

const sheet = must({
  id: words,
  name: text,
  nameVariants: texts,
  sheetTitle: text,
  year: whole,
  kind: { is: 'choice', of: ['project', 'department', 'fragment'], must: true },
  implementer: text,
  flags: must({ category: text, attribute: text, type: text }),
  budget,
  narrativeBudget: budget,
  funding: list(must({ source: words, amount: { is: 'exact', must: true }, unit }), 100),
  contract: record({
    price: exact,
    unit,
    signedOn: text,
    instalments: list(must({ milestone: words, percent: exact, printedAmountYuan: exact }), 100),
  }),
  goals: list(must({ id: words, weight: exact, text: words, actual: text }), 100),
  scoreGroups: list(must({ id: words, level1: words, weight, score: exact }), 500),
  indicators: list(indicator, 1000),
  total: must({ printed: exact, weight: exact, narrative: exact }),
  deviationReasons: text,
  improvement: text,
  signedOn: text,
  doubts: texts,
  more: { is: 'free', most: 5000 },
})

const summaryRow = must({
  no: whole,
  project: words,
  projectId: words,
  office: text,
  initial: exact,
  adjustment: exact,
  adjusted: exact,
  executed: exact,
  scores: { is: 'map', of: exact, most: 50 },
  total: exact,
  deviation: text,
})

/** Of `SheetSet`. */
export const SET_SHAPE: Shape = must({
  district: words,
  districtKey: words,
  year: whole,
  unit: words,
  filedOn: text,
  moneyUnit: unit,
  summaryTable: list(summaryRow, 500),
  sheets: list(sheet, 300),
})
