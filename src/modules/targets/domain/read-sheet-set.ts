import { type Exact, findExact } from '#core/number/exact.ts'
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

/** A file of sheets, whole or broken, as against the budget or account beside it, which may list projects too. */
export const isSheetSet = (json: ExactJson): boolean =>
  isPlain(json) &&
  Array.isArray(json.projects) &&
  ('scheme' in json || json.projects.some((one) => isPlain(one) && 'indicators' in one))

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
    sheets: file.getObjects('projects').map(readSheet),
  }
}

/** The format leaves the cells of the summary open: figures may stand there as a unit chose to write them. */
function readSummaryRow(row: Fields, index: number): SummaryRow {
  const scores = row.findObject('scores')
  const no = row.findNumber('no')
  return {
    no: no && no.den === 1n && no.num > 0n && no.num <= 5000n ? row.whole('no') : index + 1,
    project: row.findText('project') ?? '',
    projectId: row.findText('projectId') ?? '',
    office: row.findText('office'),
    initial: row.findNumber('initial'),
    adjustment: row.findNumber('adjustment'),
    adjusted: row.findNumber('adjusted'),
    executed: row.findNumber('executed'),
    scores: Object.fromEntries((scores?.keys() ?? []).map((key) => [key, scores?.findNumber(key) ?? null])),
    total: row.findNumber('total'),
    deviation: row.findText('deviation'),
  }
}

function readSheet(row: Fields): Sheet {
  const flags = row.object('flags')
  const total = row.getObject('total')
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
    funding: row.findObjects('funding').flatMap((part) => {
      const amount = part.findNumber('amount')
      const unit = unitIn(part) ?? readBudget(row.object('budget'))?.unit ?? '元'
      return amount ? [{ source: part.findText('source') ?? '', amount, unit }] : []
    }),
    contract: readContract(row.object('contract')),
    goals: row.objects('goals').map((goal) => ({
      id: goal.findText('id') ?? '',
      weight: goal.findNumber('weight'),
      text: goal.findText('text') ?? '',
      actual: goal.findText('actual'),
    })),
    scoreGroups: row.objects('scoreGroups').map(readGroup),
    indicators: row.getObjects('indicators').map(readIndicator),
    total: {
      printed: total.number('printed'),
      weight: total.number('weight'),
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

const unitIn = (fields: Fields): MoneyUnit | null => UNITS.find((unit) => unit === fields.findText('unit')) ?? null

/** The text's total stands under one name or another, or only in a sentence: "自评得分91分". */
function narrativeTotal(total: Fields): Exact | null {
  const found = total.raw('narrative')
  if (isExact(found)) return found
  if (!isPlain(found)) return null
  for (const key of ['printed', 'score', 'total', 'value']) {
    const named = found[key]
    if (isExact(named)) return named
  }
  for (const one of Object.values(found)) {
    const told = typeof one === 'string' ? /(?:^|\D)(\d{1,3}(?:\.\d{1,4})?)分/.exec(one) : null
    if (told) return findExact(told[1]!)
  }
  return Object.entries(found).flatMap(([key, one]) => (key !== 'weight' && isExact(one) ? [one] : []))[0] ?? null
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

const STAGES = ['initial', 'adjusted', 'executed'] as const
const NO_SOURCE = /^(unit|note|printed|source|total|合计|小计|总额)$|rate|percent|share|比例|率$/i

/**
 * Sources of money, by source (`{carryOver: {initial, adjusted, executed}}`, `{carryOver: 5}`) or by stage
 * (`{adjusted: {carryOver: 5}}`). A bare number is money of the adjusted budget.
 */
function readParts(composition: Fields | null): BudgetPart[] {
  if (!composition) return []
  if (STAGES.some((stage) => composition.findObject(stage))) return partsByStage(composition)
  return composition
    .keys()
    .filter((key) => !NO_SOURCE.test(key))
    .flatMap((key) => {
      const bare = composition.findNumber(key)
      if (bare) return [{ key, initial: null, adjusted: bare, executed: null }]
      const part = composition.findObject(key)
      if (!part) return []
      return [
        {
          key,
          initial: part.findNumber('initial'),
          adjusted: part.findNumber('adjusted'),
          executed: part.findNumber('executed'),
        },
      ]
    })
}

function partsByStage(composition: Fields): BudgetPart[] {
  const stages = STAGES.map((stage) => [stage, composition.findObject(stage)] as const)
  const keys = new Set(stages.flatMap(([, part]) => part?.keys() ?? []).filter((key) => !NO_SOURCE.test(key)))
  return [...keys].map((key) => ({
    key,
    initial: null,
    adjusted: null,
    executed: null,
    ...Object.fromEntries(stages.map(([stage, part]) => [stage, part?.findNumber(key) ?? null])),
  }))
}

function readContract(contract: Fields | null): SheetContract | null {
  if (!contract) return null
  const price = contract.findObject('contractPrice')
  return {
    price: price ? price.findNumber('value') : contract.findNumber('contractPrice'),
    unit: (price && unitIn(price)) ?? unitIn(contract) ?? '元',
    signedOn: contract.findText('signedOn'),
    instalments: contract.findObjects('installments').map((part) => ({
      milestone: part.findText('milestone') ?? '',
      percent: part.findNumber('percent'),
      printedAmountYuan: part.findNumber('printedAmountYuan'),
    })),
  }
}

function readGroup(group: Fields): ScoreGroup {
  return {
    id: group.findText('id') ?? '',
    level1: group.findText('level1') ?? '',
    weight: readWeight(group),
    score: group.findNumber('score'),
  }
}

const SOURCES = ['printed', 'inferred', 'not-printed'] as const

/** A bare number, or value and where it comes from. */
function readOwnWeight(row: Fields): SheetWeight {
  const bare = row.findNumber('weight')
  if (bare) return { value: bare, source: 'printed' }
  const weight = row.object('weight')
  return { value: weight?.number('value') ?? null, source: weight?.choice('source', SOURCES) ?? 'not-printed' }
}

/** The format leaves a group's weight open. */
function readWeight(group: Fields): SheetWeight {
  const weight = group.findObject('weight')
  const value = group.findNumber('weight') ?? weight?.findNumber('value') ?? null
  const source = SOURCES.find((one) => one === weight?.findText('source'))
  return { value, source: source ?? (value ? 'printed' : 'not-printed') }
}

function readIndicator(row: Fields): SheetIndicator {
  const change = row.object('midYearAdjustment')
  return {
    level1: row.text('level1'),
    level2: row.text('level2'),
    level3: row.text('level3'),
    inferred: row.texts('inferred').filter((level): level is HeadingLevel => LEVELS.some((one) => one === level)),
    target: readPrinted(row.getObject('target')),
    actual: readPrinted(row.getObject('actual')),
    weight: readOwnWeight(row),
    score: row.number('score'),
    scoreGroup: row.text('scoreGroup'),
    goal: row.text('goal'),
    midYearAdjustment: change && {
      printed: change.findText('printed'),
      delta: change.findNumber('delta'),
      adjustedTarget: change.findNumber('adjustedTarget'),
    },
    deviation: row.text('deviation'),
    doubts: row.texts('doubts'),
  }
}

function readPrinted(value: Fields): SheetValue {
  const op = value.choice('op', ['>=', '<=', '>', '<', '='] as const)
  const number = value.number('value')
  const unit = value.text('unit')
  const canonical = value.findObject('canonical')
  const base = canonical?.findNumber('value') ?? null
  const ref = value.text('ref')
  const text = value.text('text')
  return {
    printed: value.text('printed'),
    kind: value.choice('kind', ['quantitative', 'qualitative', 'reference', 'missing'] as const) ?? 'missing',
    ...(op ? { op } : {}),
    ...(number ? { value: number } : {}),
    ...(unit === null ? {} : { unit }),
    ...(base ? { canonical: { value: base, unit: canonical?.findText('unit') ?? '' } } : {}),
    ...(ref === null ? {} : { ref }),
    ...(text === null ? {} : { text }),
    ...(value.raw('boundOnly') === true ? { boundOnly: true } : {}),
    ...(value.raw('doubtful') === true ? { doubtful: true } : {}),
  }
}
