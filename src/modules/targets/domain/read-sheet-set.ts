import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { type Fields, fieldsOf, isExact, isPlain } from './read-fields.ts'
import type {
  BudgetPart,
  HeadingLevel,
  MoneyUnit,
  ScoreGroup,
  Sheet,
  SheetBudget,
  SheetContract,
  SheetIndicator,
  SheetSet,
  SheetValue,
  SheetWeight,
  SummaryRow,
} from './sheet.ts'

const UNITS = ['元', '万元'] as const satisfies readonly MoneyUnit[]
const LEVELS = ['level1', 'level2', 'level3'] as const satisfies readonly HeadingLevel[]
const KNOWN = [
  'id',
  'name',
  'nameVariants',
  'sheetTitle',
  'year',
  'kind',
  'implementer',
  'flags',
  'budget',
  'narrativeBudget',
  'funding',
  'contract',
  'goals',
  'scoreGroups',
  'indicators',
  'total',
  'deviationReasons',
  'improvement',
  'signedOnPrinted',
  'doubts',
]

/** A file of sheets, as against the budget or account beside it. */
export const isSheetSet = (json: ExactJson): boolean =>
  isPlain(json) &&
  Array.isArray(json.projects) &&
  'districtKey' in json &&
  json.projects.every((one) => isPlain(one) && 'indicators' in one)

/** The sheets of one unit and year from a file in the shape of the published transcriptions. Throws `sheet-file` with the place. */
export function readSheetSet(json: ExactJson): SheetSet {
  const file = fieldsOf(json, '$')
  return {
    district: file.getText('district'),
    districtKey: file.getText('districtKey'),
    year: file.whole('year'),
    unit: file.getText('unit'),
    filedOn: file.text('filedOn'),
    moneyUnit: file.choice('moneyUnit', UNITS) ?? '元',
    summaryTable: file.objects('summaryTable').map(readSummaryRow),
    sheets: file.objects('projects').map(readSheet),
  }
}

function readSummaryRow(row: Fields): SummaryRow {
  const scores = row.object('scores')
  return {
    no: row.whole('no'),
    project: row.getText('project'),
    projectId: row.getText('projectId'),
    office: row.text('office'),
    initial: row.number('initial'),
    adjustment: row.number('adjustment'),
    adjusted: row.number('adjusted'),
    executed: row.number('executed'),
    scores: Object.fromEntries((scores?.keys() ?? []).map((key) => [key, scores?.number(key) ?? null])),
    total: row.number('total'),
    deviation: row.text('deviation'),
  }
}

function readSheet(row: Fields): Sheet {
  const flags = row.object('flags')
  const total = row.object('total')
  return {
    id: row.getText('id'),
    name: row.text('name'),
    nameVariants: row.texts('nameVariants'),
    sheetTitle: row.text('sheetTitle'),
    year: row.whole('year'),
    kind: row.choice('kind', ['project', 'department', 'fragment'] as const) ?? 'project',
    implementer: row.text('implementer'),
    flags: {
      category: flags?.text('category') ?? null,
      attribute: flags?.text('attribute') ?? null,
      type: flags?.text('type') ?? null,
    },
    budget: readBudget(row.object('budget')),
    narrativeBudget: readBudget(row.object('narrativeBudget')),
    funding: row.objects('funding').flatMap((part) => {
      const amount = part.number('amount')
      return amount ? [{ source: part.text('source') ?? '', amount, unit: part.choice('unit', UNITS) ?? '元' }] : []
    }),
    contract: readContract(row.object('contract')),
    goals: row.objects('goals').map((goal) => ({
      id: goal.text('id') ?? '',
      weight: isExact(goal.raw('weight')) ? goal.number('weight') : null,
      text: goal.text('text') ?? '',
      actual: goal.text('actual'),
    })),
    scoreGroups: row.objects('scoreGroups').map(readGroup),
    indicators: row.objects('indicators').map(readIndicator),
    total: {
      printed: total?.number('printed') ?? null,
      weight: total?.number('weight') ?? null,
      narrative: narrativeTotal(total),
    },
    deviationReasons: row.text('deviationReasons'),
    improvement: row.text('improvement'),
    signedOn: row.text('signedOnPrinted'),
    doubts: row.texts('doubts'),
    more: Object.fromEntries(
      row
        .keys()
        .filter((key) => !KNOWN.includes(key))
        .map((key) => [key, row.raw(key)]),
    ),
  }
}

/** The text's total stands under one name or another; the first number counts. */
function narrativeTotal(total: Fields | null) {
  const found = total?.raw('narrative')
  if (isExact(found)) return found
  if (!isPlain(found)) return null
  return Object.values(found).find(isExact) ?? null
}

function readBudget(budget: Fields | null): SheetBudget | null {
  if (!budget) return null
  const rate = budget.object('executionRate')
  const execution = budget.object('execution')
  return {
    unit: budget.choice('unit', UNITS) ?? '元',
    initial: budget.number('initial'),
    adjustment: budget.number('adjustment'),
    adjusted: budget.number('adjusted'),
    executed: budget.number('executed'),
    executionRate: { printed: rate?.text('printed') ?? null, percent: rate?.number('percent') ?? null },
    execution: execution && { weight: execution.number('weight'), score: execution.number('score') },
    composition: readParts(budget.object('composition')),
    note: budget.text('note'),
  }
}

function readParts(composition: Fields | null): BudgetPart[] {
  return (composition?.keys() ?? []).flatMap((key) => {
    const raw = composition?.raw(key)
    if (isExact(raw)) return [{ key, initial: null, adjusted: raw, executed: null }]
    if (!isPlain(raw)) return []
    const part = fieldsOf(raw, `${composition?.path}.${key}`)
    const number = (field: string) => (isExact(part.raw(field)) ? part.number(field) : null)
    return [{ key, initial: number('initial'), adjusted: number('adjusted'), executed: number('executed') }]
  })
}

function readContract(contract: Fields | null): SheetContract | null {
  if (!contract) return null
  return {
    price: contract.number('contractPrice'),
    unit: contract.choice('unit', UNITS) ?? '元',
    signedOn: contract.text('signedOn'),
    instalments: contract.objects('installments').map((part) => ({
      milestone: part.text('milestone') ?? '',
      percent: part.number('percent'),
      printedAmountYuan: part.number('printedAmountYuan'),
    })),
  }
}

function readGroup(group: Fields): ScoreGroup {
  return {
    id: group.getText('id'),
    level1: group.getText('level1'),
    weight: readWeight(group),
    score: group.number('score'),
  }
}

function readWeight(row: Fields): SheetWeight {
  if (isExact(row.raw('weight'))) return { value: row.number('weight'), source: 'printed' }
  const weight = row.object('weight')
  return {
    value: weight?.number('value') ?? null,
    source: weight?.choice('source', ['printed', 'inferred', 'not-printed'] as const) ?? 'not-printed',
  }
}

function readIndicator(row: Fields): SheetIndicator {
  const change = row.object('midYearAdjustment')
  return {
    level1: row.text('level1'),
    level2: row.text('level2'),
    level3: row.text('level3'),
    inferred: row.texts('inferred').filter((level): level is HeadingLevel => LEVELS.some((one) => one === level)),
    target: readPrinted(row.object('target')),
    actual: readPrinted(row.object('actual')),
    weight: readWeight(row),
    score: row.number('score'),
    scoreGroup: row.text('scoreGroup'),
    goal: row.text('goal'),
    midYearAdjustment: change && {
      printed: change.text('printed'),
      delta: isExact(change.raw('delta')) ? change.number('delta') : null,
      adjustedTarget: isExact(change.raw('adjustedTarget')) ? change.number('adjustedTarget') : null,
    },
    deviation: row.text('deviation'),
    doubts: row.texts('doubts'),
  }
}

function readPrinted(value: Fields | null): SheetValue {
  if (!value) return { printed: null, kind: 'missing' }
  const op = value.choice('op', ['>=', '<=', '>', '<', '='] as const)
  const number = value.number('value')
  const unit = value.text('unit')
  const canonical = value.object('canonical')
  const base = canonical?.number('value') ?? null
  const ref = value.text('ref')
  const text = value.text('text')
  return {
    printed: value.text('printed'),
    kind: value.choice('kind', ['quantitative', 'qualitative', 'reference', 'missing'] as const) ?? 'missing',
    ...(op ? { op } : {}),
    ...(number ? { value: number } : {}),
    ...(unit === null ? {} : { unit }),
    ...(base ? { canonical: { value: base, unit: canonical?.text('unit') ?? '' } } : {}),
    ...(ref === null ? {} : { ref }),
    ...(text === null ? {} : { text }),
    ...(value.raw('boundOnly') === true ? { boundOnly: true } : {}),
    ...(value.raw('doubtful') === true ? { doubtful: true } : {}),
  }
}
