import type { Fact, Stage } from '../figures.ts'
import { money, type TableColumn } from './table.ts'

/** Column of 公开02表 that money belongs into. */
export function incomeColumn({ income, fund }: Fact, stage: Stage): string {
  if (income !== 'fiscal') return income
  if (fund === null) return 'other'
  return stage === 'budget' ? fund : 'fiscal'
}

/** The budget tells the three budgets apart and what was carried over; the account only income of the year. */
export function incomeColumns(stage: Stage): TableColumn[] {
  const others = [
    money('superior', '上级补助收入', 'Grants from above'),
    money('business', '事业收入', 'Services'),
    money('operating', '经营收入', 'Trade'),
    money('subsidiary', '附属单位上缴收入', 'From bodies below'),
    money('other', '其他收入', 'Other'),
  ]
  if (stage === 'final') return [money('fiscal', '财政拨款收入', 'Appropriations'), ...others]
  return [
    money('carryOver', '上年结转', 'Carried over'),
    money('general', '一般公共预算', 'General budget'),
    money('governmentFund', '政府性基金预算', 'Government funds'),
    money('stateCapital', '国有资本经营预算', 'State capital'),
    ...others,
  ]
}
