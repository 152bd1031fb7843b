import type { Executor } from '#platform/db/database.ts'
import type { Cells, RowFault } from '../domain/read-resident-row.ts'

export type Refuse = (line: number, fault: RowFault) => void

export interface BatchCounts {
  added: number
  changed: number
  unchanged: number
}

/** Takes lines of one kind of file until a batch is full, and saves it in one transaction. */
export interface FileReader {
  take(line: number, cells: Cells, refuse: Refuse): void
  waiting(): number
  save(tx: Executor, refuse: Refuse): Promise<BatchCounts>
}
