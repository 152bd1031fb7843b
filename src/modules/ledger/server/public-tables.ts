import { exact } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { Input } from '#core/operation.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getPublicTables, type TableSheet } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import type { Fact, Stage, YearFigures } from '../domain/figures.ts'
import { type PublicTables, publicTables } from '../domain/tables/public-tables.ts'
import type { PublicTable } from '../domain/tables/table.ts'
import { askedUnit } from './asked-unit.ts'
import { listGiven, listSpent, type StoredFact } from './figures-store.ts'
import { readWords } from './word-store.ts'
import { listYears } from './year-store.ts'

export interface MadeTables extends PublicTables {
  unit: string
  unitName: string
  provisional: boolean
}

export async function makeTables(call: Call, input: Input<typeof getPublicTables>): Promise<MadeTables> {
  const { year, stage } = input
  const unit = askedUnit(call, input.unit)
  // One after the other: in a command they share a connection.
  const now = await figuresOf(call, unit, year, stage)
  const previous = await figuresOf(call, unit, year - 1, stage)
  const words = await readWords(call.db)
  const years = await listYears(call.db, call.scope(), unit)
  const state = years.find((one) => one.year === year)?.state ?? 'draft'
  return {
    ...publicTables({ stage, now, previous: previous.given.length > 0 ? previous : null, ...words }),
    unit,
    unitName: call.runtime.use(unitBook).find(unit)?.zh ?? unit,
    provisional: stage === 'budget' ? state === 'draft' : state !== 'closed',
  }
}

async function figuresOf(call: Call, unit: string, year: number, stage: Stage): Promise<YearFigures> {
  if (stage === 'budget') {
    const given = (await listGiven(call.db, unit, year, 'initial')).map(factOf)
    return { year, given, spent: given }
  }
  const given = await listGiven(call.db, unit, year, 'adjusted')
  const spent = await listSpent(call.db, unit, year)
  return { year, given: given.map(factOf), spent: spent.map(factOf) }
}

const factOf = ({ amount, ...fact }: StoredFact): Fact => ({ ...fact, amount: exact(amount) })

export const getPublicTablesHandler = handle(getPublicTables, async (input, call) => {
  const { tables, findings, checked, unit, unitName, provisional } = await makeTables(call, input)
  const { year, stage } = input
  return { year, stage, unit, unitName, provisional, tables: tables.map(tableSheet), checked, findings }
})

export function tableSheet({ no, zh, en, columns, rows, notes }: PublicTable): TableSheet {
  const kinds = new Map(columns.map(({ id, kind }) => [id, kind]))
  return {
    no,
    title: { zh, en },
    columns: columns.map(({ id, kind, ...title }) => ({ id, title, kind })),
    rows: rows.map(({ key, level, cells }) => ({
      key,
      level,
      cells: Object.fromEntries(
        Object.entries(cells).map(([id, cell]) => [
          id,
          cell === null || typeof cell === 'string'
            ? cell
            : kinds.get(id) === 'percent'
              ? toFixedText(cell, 2)
              : yuanText(cell),
        ]),
      ),
    })),
    notes: notes.map(({ zh, en }) => ({ zh, en })),
  }
}
