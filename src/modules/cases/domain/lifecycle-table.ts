import type { CommandType } from './command.ts'
import type { StateId } from './states.ts'
import { afterCloseRows } from './table/after-close.ts'
import { completionRows } from './table/completion.ts'
import { dispatchRows } from './table/dispatch.ts'
import { intakeRows } from './table/intake.ts'
import { noticeRows } from './table/notices.ts'
import { orderRows } from './table/orders.ts'
import { requestRows } from './table/requests.ts'
import type { Row } from './table/row.ts'
import { supervisionRows } from './table/supervision.ts'
import { suspensionRows } from './table/suspension.ts'
import { upperRows } from './table/upper.ts'
import { verificationRows } from './table/verification.ts'

/** The life cycle of a case as one table: state x command -> next (domain §4.3). */
const rows = [
  ...intakeRows,
  ...verificationRows,
  ...dispatchRows,
  ...upperRows,
  ...orderRows,
  ...requestRows,
  ...suspensionRows,
  ...noticeRows,
  ...supervisionRows,
  ...completionRows,
  ...afterCloseRows,
]

/** Fails to compile when a command has no row, or a row no command. */
type RowId = (typeof rows)[number]['id']
const everyCommandHasItsRow: [CommandType, RowId] extends [RowId, CommandType] ? true : never = true

export type CaseRow = Row & { id: CommandType }

export const lifecycleTable: readonly CaseRow[] = everyCommandHasItsRow && rows

const byId = Object.fromEntries(lifecycleTable.map((row) => [row.id, row])) as Record<CommandType, CaseRow>

export function rowOf(command: CommandType): CaseRow {
  return byId[command]
}

/** Commands that begin a case. */
export function isBirth(row: CaseRow): boolean {
  return row.from[0] === '-'
}

/** Commands that the table allows in a state; the guards may still refuse them. */
export function commandsIn(state: StateId): CommandType[] {
  return lifecycleTable.filter((row) => row.from.includes(state)).map((row) => row.id)
}
