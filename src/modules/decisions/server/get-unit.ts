import { fault } from '#core/fault.ts'
import { inScope, WHOLE_DISTRICT } from '#core/scope.ts'
import { dateOfDay, dayOfDate, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'
import { listCases } from '#modules/cases/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { getUnitDecisions, type UnitDecisions } from '../contract.ts'
import { bucketAt } from '../domain/handling-time.ts'
import { comparedDays, datesOf } from '../domain/period.ts'
import { DEFINITIONS, type Narrowed, type Sums } from '../domain/question.ts'
import { NO_SUMS, rankLines, sumsOf } from '../domain/rank-lines.ts'
import { daysFrom, importedOf } from './ask.ts'
import { type Asked, countRows, type Grouping } from './count-store.ts'
import { decisionRoom } from './decision-room.ts'
import { bucketsOf } from './get-decisions.ts'
import { factsAsOf } from './keep-facts.ts'
import { readFigures } from './read-figures-store.ts'
import { unitMonths, unitSums } from './unit-store.ts'
import { ownerOf, wordOf } from './words-of.ts'

const MONTHS = 13
const GROUPINGS: readonly Grouping[] = ['all', 'what', 'where', 'bucket']

/** Figures of units are published to all who may see decision pages; the cases behind only within the caller's scope. */
export const getUnitHandler = handle(getUnitDecisions, async ({ id, ...input }, call): Promise<UnitDecisions> => {
  const { runtime } = call
  const units = runtime.use(unitBook)
  const unit = units.find(id)
  if (!unit)
    throw fault('unit-unknown', {
      status: 404,
      zh: `没有编号为 ${id} 的单位。请从单位列表中选择。`,
      en: `There is no unit ${id}. Choose one of the list.`,
    })
  const [days, imported] = [daysFrom(input), importedOf(input)]
  const { asOfMs, version } = await factsAsOf(runtime)
  const place = { areaCode: unit.areaCode, units: [id] }
  const opens = call.may(listCases.may) && inScope(call.scope(listCases.may), place)
  const work = async (): Promise<Omit<UnitDecisions, 'opens'>> => {
    const peers = units.all().filter(({ kind }) => kind === unit.kind)
    const ids = [...new Set([id, ...peers.map((peer) => peer.id)])]
    const [before, year] = [comparedDays(days, 'before'), comparedDays(days, 'year')]
    const asked: Asked = { days, imported, narrowing: { unit: id }, scopes: [WHOLE_DISTRICT] }
    const found = await readFigures(runtime.db, async (tx) => ({
      now: await unitSums(tx, ids, days, imported),
      before: await unitSums(tx, ids, before, imported),
      year: await unitSums(tx, ids, year, imported),
      months: await unitMonths(tx, id, { from: monthsBack(days.to), to: days.to }, imported),
      rows: await countRows(tx, asked, GROUPINGS),
      rowsBefore: await countRows(tx, { ...asked, days: before }, ['what', 'where']),
      rowsYear: await countRows(tx, { ...asked, days: year }, ['what', 'where']),
    }))
    const own = (rows: readonly (Sums & { key: string })[]) => sumsOf(rows.find(({ key }) => key === id) ?? NO_SUMS)
    const lines = (dim: Grouping, name: Narrowed) => {
      const of = (rows: typeof found.rows) => rows.filter((row) => row.dim === dim)
      return rankLines(of(found.rows), of(found.rowsBefore), of(found.rowsYear)).map((line) => ({
        ...line,
        ...wordOf(runtime, name, line.key),
        of: ownerOf(runtime, name, line.key),
      }))
    }
    const buckets = bucketsOf(found.rows.filter(({ dim }) => dim === 'bucket'))
    return {
      asOf: toRfc3339(asOfMs),
      unit: { id, zh: unit.zh, en: unit.en, kind: unit.kind },
      definitions: [...DEFINITIONS],
      period: datesOf(days),
      total: own(found.now),
      before: own(found.before),
      year: own(found.year),
      peers: rankLines(found.now, found.before, found.year).map((line) => ({
        ...line,
        ...wordOf(runtime, 'unit', line.key),
        of: null,
      })),
      peerTotal: sumOf(found.now),
      months: found.months.map(({ month, ...sums }) => ({ month, ...sumsOf(sums) })),
      categories: lines('what', 'category'),
      streets: lines('where', 'area'),
      buckets,
      medianBucket: bucketAt(buckets, 0.5),
    }
  }
  const key = JSON.stringify(['unit', id, days, imported])
  const answer = (await runtime.use(decisionRoom).answers.get(key, version, work)) as Omit<UnitDecisions, 'opens'>
  return { ...answer, opens }
})

/** First day of the month a year before. */
function monthsBack(day: number): number {
  const first = dayOfDate(`${dateOfDay(day).slice(0, 7)}-01`)!
  return localDay(addMonths(dayStartMs(first), 1 - MONTHS))
}

export function sumOf(rows: readonly Sums[]): Sums {
  const sum = (name: keyof Sums) => rows.reduce((all, row) => all + row[name], 0)
  return {
    received: sum('received'),
    closed: sum('closed'),
    open: sum('open'),
    inTime: sum('inTime'),
    late: sum('late'),
    returned: sum('returned'),
    redone: sum('redone'),
    closeSeconds: sum('closeSeconds'),
  }
}
