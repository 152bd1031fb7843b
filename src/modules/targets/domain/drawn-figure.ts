import type { Title } from '#core/module-card.ts'
import { exact, HUNDRED, minus, over, times } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toText } from '#core/number/round-exact.ts'
import { exactOfText, exactText } from './exact-tree.ts'
import type { ActualSource, ExecutionFacts } from './sheet-facts.ts'

/** A figure that the house knows by itself and that may be the actual of a target; never typed, drawn anew at every look. */
export interface DrawnFigure {
  source: Extract<ActualSource, 'ledger' | 'survey' | 'indicator'>
  /** Names it within its source. */
  figure: string
  title: Title
  /** As `exactText` writes it; null: there is none yet. */
  value: string | null
  /** 元, %, 次 … */
  unit: string
  /** How it was reckoned, or why there is none. */
  note: string
}

/** Sums of the ledger that may stand in a sheet: what was spent, of each source, what was saved, and the rate. */
export function ledgerFigures(money: ExecutionFacts | null): DrawnFigure[] {
  if (!money) return []
  const yuan = (figure: string, title: Title, value: string, note: string): DrawnFigure => ({
    source: 'ledger',
    figure,
    title,
    value,
    unit: '元',
    note,
  })
  const [adjusted, executed] = [exact(money.adjusted), exact(money.executed)]
  const rate = over(times(HUNDRED, executed), adjusted)
  return [
    yuan('executed', { zh: '全年执行数', en: 'Spent in the year' }, money.executed, '台账支付合计'),
    yuan('adjusted', { zh: '全年预算数', en: 'Budget of the year' }, money.adjusted, '台账年初预算加调整'),
    yuan('saved', { zh: '结余', en: 'Not spent' }, toText(minus(adjusted, executed)), '全年预算数减执行数'),
    {
      source: 'ledger',
      figure: 'rate',
      title: { zh: '预算执行率', en: 'Execution rate' },
      value: rate && exactText(rate),
      unit: '%',
      note: rate ? `执行数${money.executed}元÷预算数${money.adjusted}元` : '全年预算数为零，没有执行率',
    },
    ...money.parts.map(({ source, title, executed: spent }) =>
      yuan(`executed:${source}`, { zh: `执行数：${title.zh}`, en: `Spent: ${title.en}` }, spent, '台账按资金来源合计'),
    ),
  ]
}

const TEN_THOUSAND = exact(10_000)
const PLACES = 2

/** In the unit of a target: yuan as 万元 where it is in 万元. Null where it cannot be held against it, or there is none. */
export function figureFor(
  { value, unit }: Pick<DrawnFigure, 'value' | 'unit'>,
  targetUnit: string | null,
): { printed: string; exactValue: string } | null {
  if (value === null || !fitsUnit({ unit }, targetUnit)) return null
  const own = exactOfText(value)
  const amount = unit === '元' && targetUnit === '万元' ? over(own, TEN_THOUSAND)! : own
  const shown = decimalsOf(amount) === null || unit === '%' ? roundExact(amount, PLACES) : amount
  return { printed: `${toText(shown)}${targetUnit ?? unit}`, exactValue: exactText(amount) }
}

export function fitsUnit({ unit }: Pick<DrawnFigure, 'unit'>, targetUnit: string | null): boolean {
  if (unit === '元') return targetUnit === '元' || targetUnit === '万元'
  return targetUnit === unit
}
