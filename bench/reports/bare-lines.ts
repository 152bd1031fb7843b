import type pg from 'pg'
import type { Question } from './questions.ts'

interface Days {
  from: string
  to: string
}

/** What of a report's answer is looked at. */
export interface ReportAnswer {
  period: Days
  compared: { period: Days }[]
  rows: { keys: (string | null)[]; cells: { value: number | null; hidden: boolean }[] }[]
  found: number
  counted: number
}

type BareLine = Readonly<Record<string, string | number | null>>

const NEXT_DAY_MS = 86_400_000
const LEAST_DIFFERENCE = 1e-9

const dayAfter = (date: string) => new Date(Date.parse(date) + NEXT_DAY_MS).toISOString().slice(0, 10)

/** The same lines by one plain statement for each period, without a server, a permission or small cells around them. */
export async function bareLines(sql: pg.Client, { bare }: Question, { period, compared }: ReportAnswer) {
  const lines: BareLine[][] = []
  for (const { from, to } of [period, ...compared.map((one) => one.period)])
    lines.push((await sql.query<BareLine>(bare, [from, dayAfter(to)])).rows)
  return lines[0]!
}

/** What a report says otherwise than the plain statement; null: nothing. */
export function differenceOf({ rows }: ReportAnswer, lines: readonly BareLine[]): string | null {
  const byKeys = new Map(
    lines.map((line) => [JSON.stringify(['k0', 'k1'].flatMap((name) => (name in line ? [line[name]] : []))), line]),
  )
  for (const { keys, cells } of rows)
    for (const [at, { value, hidden }] of cells.entries()) {
      const line = byKeys.get(JSON.stringify(keys))
      const plain = line?.[`v${at}`] ?? null
      const isSame = Math.abs((value ?? 0) - Number(plain ?? 0)) <= LEAST_DIFFERENCE * Math.abs(Number(plain ?? 0))
      if (!hidden && !isSame) return `${keys.join(' ')}: ${value}, not ${plain}`
    }
  return null
}
