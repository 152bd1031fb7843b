import { compare, type Exact, exact, minus, plus, sum, times, ZERO } from '#core/number/exact.ts'
import { yuanText } from './amount.ts'
import { yearOf } from './year-of.ts'

/** The invented ledger of the demonstration (`demo-ledger.json`): years count from the current one, days are MM-DD. */
export interface DemoLedger {
  unit: string
  fiscalYears: {
    year: number
    state: string
    documentNo: string
    adoptedOn: string
    approved: string
    closedOn?: string
  }[]
  projects: DemoProject[]
}

interface DemoProject {
  key: string
  name: string
  shortNames?: string[]
  formerNames?: string[]
  kind: string
  class?: string
  attribute?: string
  type?: string
  basicPart?: string
  implementer?: string
  fromYear?: number
  toYear?: number | null
  years: DemoYear[]
}

interface DemoYear {
  year: number
  lines: DemoLine[]
  estimates?: Record<string, string>[]
  procurement?: Record<string, string>[]
}

interface DemoLine {
  source: string
  fund?: string | null
  functional: string
  economic: string
  initial: string
  note?: string
  adjustments?: { on: string; amount: string; documentNo: string; reason: string }[]
  payments?: (DemoPayment | DemoMonthly)[]
  /** Left at the end of the year once all is paid, and carried on to the next. */
  carry?: string
}

interface DemoPayment {
  on: string
  amount: string
  payee: string
  text: string
  economic?: string
}

/** The same amount on one day of so many months. */
interface DemoMonthly {
  day: number
  fromMonth: number
  months: number
  amount: string
  payee: string
  text: string
}

export interface DemoTables {
  years: object[]
  projects: object[]
  lines: object[]
  adjustments: object[]
  estimates: object[]
  procurement: object[]
  payments: object[]
  carryOvers: object[]
}

export interface DemoWorld {
  /** YYYY-MM-DD; nothing later has been paid or adjusted. */
  today: string
  newId: () => string
  /** Projects that are there already: they stay as they are. */
  keys: ReadonlySet<string>
  fundOf: (source: string) => string | null
}

/** Rows of the demonstration's tables, columns by their names in SQL. */
export function demoTables(demo: DemoLedger, world: DemoWorld): DemoTables {
  const { today, newId } = world
  const thisYear = yearOf(today.slice(0, 4))
  if (thisYear === null) throw new RangeError(`no day of a ledger: ${today}`)
  const dayOf = (year: number, on: string) => `${thisYear + year}-${on}`
  const named = (text: string, year: number) => text.replace('{year}', `${thisYear + year}`)
  const tables: DemoTables = {
    years: demo.fiscalYears.map((one) => ({
      unit: demo.unit,
      year: thisYear + one.year,
      state: one.state,
      document_no: named(one.documentNo, one.year),
      adopted_on: dayOf(one.year, one.adoptedOn),
      approved: one.approved,
      closed_on: one.closedOn ? dayOf(one.year, one.closedOn) : null,
    })),
    projects: [],
    lines: [],
    adjustments: [],
    estimates: [],
    procurement: [],
    payments: [],
    carryOvers: [],
  }
  const closed = new Set(demo.fiscalYears.filter((one) => one.state === 'closed').map((one) => one.year))
  let voucher = 0
  for (const project of demo.projects) {
    if (world.keys.has(project.key)) continue
    const projectId = newId()
    tables.projects.push({
      id: projectId,
      key: project.key,
      name: project.name,
      short_names: project.shortNames ?? [],
      former_names: project.formerNames ?? [],
      unit: demo.unit,
      kind: project.kind,
      class: project.class ?? null,
      attribute: project.attribute ?? null,
      type: project.type ?? null,
      basic_part: project.basicPart ?? null,
      implementer: project.implementer ?? '综合科',
      from_year: thisYear + (project.fromYear ?? -1),
      to_year: typeof project.toYear === 'number' ? thisYear + project.toYear : null,
    })
    for (const { year, lines, estimates, procurement } of project.years) {
      const yearIs = thisYear + year
      const own = (place: number) => ({ id: newId(), project_id: projectId, year: yearIs, place })
      for (const [at, line] of (estimates ?? []).entries()) {
        const { quantityUnit, unitPrice, ...rest } = line
        tables.estimates.push({
          ...own(at + 1),
          ...rest,
          quantity_unit: quantityUnit ?? null,
          unit_price: unitPrice ?? null,
        })
      }
      for (const [at, line] of (procurement ?? []).entries()) tables.procurement.push({ ...own(at + 1), ...line })
      for (const line of lines) {
        const id = newId()
        const fund = line.fund === undefined ? world.fundOf(line.source) : line.fund
        const where = { project_id: projectId, fund, functional: line.functional, economic: line.economic }
        tables.lines.push({
          id,
          ...where,
          year: yearIs,
          source: line.source,
          initial: line.initial,
          note: line.note ?? '',
        })
        for (const { on, amount, documentNo, reason } of line.adjustments ?? [])
          if (dayOf(year, on) <= today)
            tables.adjustments.push({
              id: newId(),
              line_id: id,
              amount,
              document_no: named(documentNo, year),
              adjusted_on: dayOf(year, on),
              reason,
            })
        const paid = (line.payments ?? []).flatMap(timesOf).filter(({ on }) => dayOf(year, on) <= today)
        for (const { on, economic, ...payment } of paid)
          tables.payments.push({
            ...payment,
            id: newId(),
            line_id: id,
            paid_on: dayOf(year, on),
            economic: economic ?? line.economic,
            voucher_no: `支${yearIs}-${`${++voucher}`.padStart(4, '0')}`,
          })
        if (closed.has(year)) carryOver(tables, { id, year: yearIs, where, line, newId })
      }
    }
  }
  return tables
}

function timesOf(payment: DemoPayment | DemoMonthly): DemoPayment[] {
  if ('on' in payment) return [payment]
  const { day, fromMonth, months, ...rest } = payment
  const two = (value: number) => `${value}`.padStart(2, '0')
  return Array.from({ length: months }, (_, at) => ({ ...rest, on: `${two(fromMonth + at)}-${two(day)}` }))
}

interface Closing {
  id: string
  year: number
  where: object
  line: DemoLine
  newId: () => string
}

/** A line that says what it carries is paid by others (a contract); of all else the rest is reckoned and lapses. */
function carryOver(tables: DemoTables, { id, year, where, line, newId }: Closing): void {
  const adjusted = plus(exact(line.initial), sum((line.adjustments ?? []).map(({ amount }) => exact(amount))))
  const left = line.carry === undefined ? minus(adjusted, paidOf(line)) : exact(line.carry)
  if (compare(left, ZERO) <= 0) return
  const remaining = yuanText(left)
  if (line.carry === undefined) {
    tables.carryOvers.push({ line_id: id, remaining, carried: '0', to_line_id: null })
    return
  }
  const toId = newId()
  tables.lines.push({
    id: toId,
    ...where,
    year: year + 1,
    source: 'carryOver',
    initial: remaining,
    note: `${year} 年结转`,
  })
  tables.carryOvers.push({ line_id: id, remaining, carried: remaining, to_line_id: toId })
}

const paidOf = (line: DemoLine): Exact =>
  sum(
    (line.payments ?? []).map((payment) =>
      'on' in payment ? exact(payment.amount) : times(exact(payment.amount), exact(payment.months)),
    ),
  )
