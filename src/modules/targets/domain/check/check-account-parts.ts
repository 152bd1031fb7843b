import { HUNDRED, isEqual, isMore, plus, sum } from '#core/number/exact.ts'
import { isExact } from '../read-fields.ts'
import { labelOf, type Plain } from './account-keys.ts'
import { isAdded, nameOf } from './account-tables.ts'
import { shareFinding, sumFinding } from './check-account-rows.ts'
import type { Finding } from './finding.ts'

interface Split {
  where: string
  whole: string
  parts: readonly string[]
}

/** Wholes that every account has, whatever its tables are called. */
const SPLITS: readonly Split[] = [
  { where: '基本支出', whole: 'total', parts: ['personnel', 'publicFunds'] },
  { where: '人员经费', whole: 'personnel', parts: ['salaries', 'familySubsidies'] },
  { where: '政府采购', whole: 'total', parts: ['goods', 'works', 'services'] },
  { where: '“三公”经费', whole: 'total', parts: ['abroad', 'vehicles', 'reception'] },
  { where: '“三公”经费', whole: 'total', parts: ['abroad', 'vehiclePurchase', 'vehicleOperation', 'reception'] },
  { where: '公务用车购置及运行费', whole: 'vehicles', parts: ['vehiclePurchase', 'vehicleOperation'] },
]
const WHOLES = ['total', 'revenue', 'expenditure', 'spending', 'amount', 'final']

/** One row or block whose columns are the whole and its parts; named as it is printed, else by what it is. */
export function checkParts({ value }: { value: Plain }): Finding[] {
  const name = nameOf(value)
  const sums = SPLITS.flatMap(({ where, whole, parts }) => {
    const printed = value[whole]
    const given = parts.flatMap((key) => (isExact(value[key]) ? [value[key]] : []))
    if (!isExact(printed) || given.length < 2) return []
    const isOtherSplit = parts.includes('vehiclePurchase') && whole === 'total' && isExact(value.vehicles)
    return isOtherSplit ? [] : sumFinding(name ?? where, printed, sum(given), '各部分之和')
  })
  return [...sums, ...basicAndProject(value, name), ...ownShares(value)]
}

/** 基本支出＋项目支出; further kinds of expenditure (经营, 上缴, 补助下级) may stand in columns of their own. */
function basicAndProject(value: Plain, name: string | null): Finding[] {
  const { basic, project } = value
  if (!isExact(basic) || !isExact(project)) return []
  const right = plus(basic, project)
  const named = WHOLES.filter((key) => key !== 'revenue' && isExact(value[key]))
  // Income is no whole of expenditure where money is carried over.
  return (named.length > 0 ? named : ['revenue']).flatMap((key) => {
    const printed = value[key]
    if (!isExact(printed) || isEqual(printed, right)) return []
    const others = Object.entries(value).flatMap(([column, one]) =>
      isExact(one) && isOther(column) && one.num > 0n ? [one] : [],
    )
    if (others.length > 0 && isEqual(plus(right, sum(others)), printed)) return []
    const mayBeMore = key === 'revenue' || (others.length > 0 && isMore(printed, right))
    return sumFinding(name ?? '支出合计', printed, right, '基本支出与项目支出之和', mayBeMore ? 'warning' : 'error')
  })
}

const KNOWN = /^(basic|project|initial|adjusted|budget|previous|change|increase|decrease|year|executed|y\d{4})$/
const isOther = (column: string): boolean =>
  isAdded(column) && !KNOWN.test(column) && !WHOLES.includes(column) && !/revenue|income|shares?$/i.test(column)

/** `basicShare` beside `basic` and a whole; and the shares of both together. */
function ownShares(value: Plain): Finding[] {
  const { basic, project, basicShare, projectShare } = value
  const total =
    ['total', 'expenditure', 'spending', 'revenue', 'amount'].map((key) => value[key]).find(isExact) ??
    (isExact(basic) && isExact(project) ? plus(basic, project) : undefined)
  const shares = Object.entries(value).flatMap(([key, share]) => {
    const part = /^(.+)Share$/.exec(key)?.[1]
    const amount = part === undefined ? undefined : value[part]
    if (part === undefined || !isExact(share) || !isExact(amount) || !total) return []
    return shareFinding(labelOf(part), share, amount, total)
  })
  if (!isExact(basicShare) || !isExact(projectShare)) return shares
  return [...shares, ...sumFinding('基本支出与项目支出占比', HUNDRED, plus(basicShare, projectShare), '两项占比之和')]
}
