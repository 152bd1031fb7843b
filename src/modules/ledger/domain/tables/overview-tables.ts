import { type Exact, minus } from '#core/number/exact.ts'
import { amountOf, type Fact, isFiscal, type YearFigures } from '../figures.ts'
import type { Fund } from '../fund.ts'
import type { PublicTable } from './table.ts'
import { FUNCTIONAL_DEPTHS, functionalName, type TableFacts } from './table-facts.ts'
import { type Side, type SideLine, twoSidedTable } from './two-sided-table.ts'

const INCOME_LINES: readonly { key: string; zh: string; holds: (fact: Fact) => boolean }[] = [
  { key: 'general', zh: '一般公共预算拨款收入', holds: (fact) => fact.income === 'fiscal' && fact.fund === 'general' },
  {
    key: 'governmentFund',
    zh: '政府性基金预算拨款收入',
    holds: (fact) => fact.income === 'fiscal' && fact.fund === 'governmentFund',
  },
  {
    key: 'stateCapital',
    zh: '国有资本经营预算拨款收入',
    holds: (fact) => fact.income === 'fiscal' && fact.fund === 'stateCapital',
  },
  { key: 'superior', zh: '上级补助收入', holds: (fact) => fact.income === 'superior' },
  { key: 'business', zh: '事业收入', holds: (fact) => fact.income === 'business' },
  { key: 'operating', zh: '经营收入', holds: (fact) => fact.income === 'operating' },
  { key: 'subsidiary', zh: '附属单位上缴收入', holds: (fact) => fact.income === 'subsidiary' },
  {
    key: 'other',
    zh: '其他收入',
    holds: (fact) => fact.income === 'other' || (fact.income === 'fiscal' && fact.fund === null),
  },
]

const FUND_LINES: readonly { fund: Fund; zh: string; en: string }[] = [
  { fund: 'general', zh: '一般公共预算', en: 'General budget' },
  { fund: 'governmentFund', zh: '政府性基金预算', en: 'Government funds' },
  { fund: 'stateCapital', zh: '国有资本经营预算', en: 'State capital' },
]

const NUMERALS = '一二三四五六七八九十'
const numbered = (lines: SideLine[]) =>
  lines.map((line, at) => ({ ...line, zh: `${NUMERALS[at] ?? at + 1}、${line.zh}` }))

/** 公开01表: all money and all spending. */
export function overviewTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  const line = (key: string, zh: string, of: (year: YearFigures) => Exact): SideLine => ({
    key,
    zh,
    amounts: { now: of(now) },
    previous: previous && of(previous),
  })
  const given = (holds: (fact: Fact) => boolean) => (year: YearFigures) => amountOf(year.given.filter(holds))
  const income: Side = {
    lines: numbered(INCOME_LINES.map(({ key, zh, holds }) => line(key, zh, given(holds)))),
    beyond: [
      line(
        'carryOver',
        stage === 'budget' ? '上年结转结余' : '年初结转和结余',
        given((fact) => fact.income === 'carryOver'),
      ),
    ],
    yearTitle: '本年收入合计',
    grandTitle: '收入总计',
  }
  const spending: Side = {
    lines: numbered(
      classesOf(facts).map((code) =>
        line(code, functionalName(facts)(code), (year) =>
          amountOf(year.spent.filter(({ functional }) => functional.startsWith(code))),
        ),
      ),
    ),
    beyond: [line('left', stage === 'budget' ? '结转下年' : '年末结转和结余', (year) => leftOf(year, () => true))],
    yearTitle: '本年支出合计',
    grandTitle: '支出总计',
  }
  return twoSidedTable(
    {
      no: '01',
      zh: stage === 'budget' ? '部门收支总表' : '收入支出决算总表',
      en: stage === 'budget' ? 'Income and spending' : 'Income and spending, final',
      nowTitle: stage === 'budget' ? { zh: '预算数', en: 'Budget' } : { zh: '决算数', en: 'Final' },
      rightParts: [],
    },
    income,
    spending,
  )
}

/** 公开04表: money of the treasury alone, spending told by budget. */
export function fiscalTable(facts: TableFacts): PublicTable {
  const { stage, now, previous } = facts
  const ofFund = (fund: Fund) => (fact: Fact) => isFiscal(fact) && fact.fund === fund
  const given = (year: YearFigures, holds: (fact: Fact) => boolean) => amountOf(year.given.filter(holds))
  const income: Side = {
    lines: numbered(
      FUND_LINES.map(({ fund, zh }) => {
        const holds = (fact: Fact) => ofFund(fund)(fact) && fact.income === 'fiscal'
        return {
          key: fund,
          zh: `${zh}拨款`,
          amounts: { now: given(now, holds) },
          previous: previous && given(previous, holds),
        }
      }),
    ),
    beyond: FUND_LINES.map(({ fund, zh }) => {
      const holds = (fact: Fact) => ofFund(fund)(fact) && fact.income === 'carryOver'
      return {
        key: `carryOver-${fund}`,
        zh: `${stage === 'budget' ? '上年结转' : '年初结转和结余'}：${zh}`,
        amounts: { now: given(now, holds) },
        previous: previous && given(previous, holds),
      }
    }),
    yearTitle: '本年收入合计',
    grandTitle: '收入总计',
  }
  const byFund = (of: (holds: (fact: Fact) => boolean) => Exact) => ({
    now: of(isFiscal),
    ...Object.fromEntries(FUND_LINES.map(({ fund }) => [fund, of(ofFund(fund))])),
  })
  const spending: Side = {
    lines: numbered(
      classesOf(facts, isFiscal).map((code) => {
        const of = (year: YearFigures) => (holds: (fact: Fact) => boolean) =>
          amountOf(year.spent.filter((fact) => holds(fact) && fact.functional.startsWith(code)))
        return {
          key: code,
          zh: functionalName(facts)(code),
          amounts: byFund(of(now)),
          previous: previous && of(previous)(isFiscal),
        }
      }),
    ),
    beyond: [
      {
        key: 'left',
        zh: stage === 'budget' ? '结转下年' : '年末结转和结余',
        amounts: byFund((holds) => leftOf(now, holds)),
        previous: previous && leftOf(previous, isFiscal),
      },
    ],
    yearTitle: '本年支出合计',
    grandTitle: '支出总计',
  }
  return twoSidedTable(
    {
      no: '04',
      zh: stage === 'budget' ? '财政拨款收支总表' : '财政拨款收入支出决算总表',
      en: stage === 'budget' ? 'Appropriations' : 'Appropriations, final',
      nowTitle: stage === 'budget' ? { zh: '预算数', en: 'Budget' } : { zh: '决算数', en: 'Final' },
      rightParts: FUND_LINES.map(({ fund, zh, en }) => ({ id: fund, zh, en })),
    },
    income,
    spending,
  )
}

const leftOf = (year: YearFigures, holds: (fact: Fact) => boolean) =>
  minus(amountOf(year.given.filter(holds)), amountOf(year.spent.filter(holds)))

function classesOf({ now, previous }: TableFacts, holds: (fact: Fact) => boolean = () => true): string[] {
  const facts = [...now.spent, ...(previous?.spent ?? [])].filter(holds)
  return [...new Set(facts.map(({ functional }) => functional.slice(0, FUNCTIONAL_DEPTHS[0])))].sort()
}
