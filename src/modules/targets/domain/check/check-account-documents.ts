import { type Exact, exact, isEqual, isMore, isZero, minus, sizeOf } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'
import { toText } from '#core/number/round-exact.ts'
import { isExact, isPlain } from '../read-fields.ts'
import type { Sheet, SheetSet } from '../sheet.ts'
import { amountOf, isWhole, type Table } from './account-tables.ts'
import { found } from './check-account-rows.ts'
import { inUnit } from './check-budget.ts'
import type { Finding } from './finding.ts'
import { compareMoney } from './same-money.ts'

/** A final account (决算) tells what was spent, a budget what was planned. */
export const isFinal = (file: ExactJson): boolean =>
  isPlain(file) &&
  (/final|settle|决算/i.test(typeof file.kind === 'string' ? file.kind : '') ||
    Object.keys(file).some((key) => /决算|finalAccount/i.test(key)))

const unitOf = (file: ExactJson) =>
  isPlain(file)
    ? ([file.unit, file.moneyUnit].find((one) => one === '元' || one === '万元') as '元' | '万元' | undefined)
    : undefined

/** A project that stands in several tables, and on its sheet, must stand there with one amount. */
export function sameRows(file: ExactJson, tables: readonly Table[], set: SheetSet | null): Finding[] {
  const amounts = new Map<string, { at: string; amount: Exact }[]>()
  for (const { path, rows } of tables) {
    if (!path.some((key) => /project/i.test(key)) || path.length > 2) continue
    for (const { name, figures } of rows) {
      const amount = figures.get('amount') ?? figures.get('year') ?? amountOf(figures)
      if (amount) amounts.set(name, [...(amounts.get(name) ?? []), { at: path.join('.'), amount }])
    }
  }
  return [...amounts].flatMap(([name, given]) => {
    const sheet = set?.sheets.find((one) => isNamed(one, name))
    const own = sheet ? onSheet(file, sheet, given[0]!.amount) : null
    const all = own ? [...given, { at: 'selfEvaluation', amount: own }] : given
    if (all.every(({ amount }) => isEqual(amount, all[0]!.amount) || isBrief(amount, all[0]!.amount))) return []
    return [
      {
        ...found(
          'cross-document',
          isFinal(file) ? 'warning' : 'error',
          name,
          Object.fromEntries(all.map(({ at, amount }) => [at, amount])),
          null,
          `${name}：${all.map(({ at, amount }) => `${at} ${toText(amount)}`).join('，')}，同一项目有几个数。`,
        ),
        project: sheet?.id ?? 'budget',
      },
    ]
  })
}

/** The figure of the sheet that the file speaks of: planned at the start, or in a final account spent (or planned). */
function onSheet(file: ExactJson, { budget }: Sheet, amount: Exact): Exact | null {
  if (!budget) return null
  const turned = (one: Exact | null) => one && inUnit(one, budget.unit, unitOf(file) ?? budget.unit)
  const candidates = (isFinal(file) ? [budget.executed, budget.adjusted, budget.initial] : [budget.initial]).flatMap(
    (one) => turned(one) ?? [],
  )
  const same = candidates.find((one) => isEqual(one, amount) || isBrief(one, amount))
  const chosen = same ?? candidates[0] ?? null
  return chosen && isZero(chosen) ? null : chosen
}

const isBrief = (a: Exact, b: Exact): boolean => !isMore(sizeOf(minus(a, b)), exact('0.05'))

const isNamed = ({ name, nameVariants }: Sheet, wanted: string): boolean =>
  name === wanted || nameVariants.includes(wanted)

/** What the department spent, by its final account and by its whole-department sheet. */
export function checkDepartmentTold(file: ExactJson, tables: readonly Table[], set: SheetSet | null): Finding[] {
  const sheet = set?.sheets.find(({ kind }) => kind === 'department')
  const executed = sheet?.budget?.executed
  const spent = isFinal(file) ? spentIn(file, tables) : null
  if (!sheet?.budget || !executed || !spent) return []
  const unit = unitOf(file)
  const told = { amount: spent, unit: unit ?? sheet.budget.unit, isUnitTold: unit !== undefined }
  const compared = compareMoney(told, executed, sheet.budget.unit)
  if (compared.verdict !== 'differs') return []
  return [
    {
      ...found(
        'cross-document',
        'warning',
        'executed',
        { finalAccount: compared.told, wholeDepartment: compared.onForm },
        null,
        `整体表执行数${toText(compared.onForm)}，决算支出${toText(compared.told)}，请说明差额。`,
      ),
      project: sheet.id,
    },
  ]
}

function spentIn(file: ExactJson, tables: readonly Table[]): Exact | null {
  const totals = isPlain(file) ? file.totals : null
  if (isPlain(totals)) {
    const named = ['expenditure', 'spending', 'thisYearSpending'].map((key) => totals[key]).find(isExact)
    if (named) return named
  }
  const whole = tables
    .filter(({ path, title }) => /支出|spending|expenditure/i.test(`${path.join(' ')} ${title}`))
    .flatMap(({ lines }) => lines.filter((line) => isWhole(line) && /本年支出|支出合计/.test(line.name)))[0]
  return (whole && amountOf(whole.figures)) ?? null
}
