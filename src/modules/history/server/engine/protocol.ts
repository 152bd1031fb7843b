import type { HistoryRow } from '../../domain/history-columns.ts'

/** What the server's process sends to the engine's; each is answered once, under its id. */
export type EngineAsk =
  | { id: number; kind: 'query'; files: readonly string[]; text: string; values: readonly unknown[] }
  | { id: number; kind: 'begin' }
  | { id: number; kind: 'add'; rows: readonly HistoryRow[] }
  /** Writes what was added to a file, in order of time. */
  | { id: number; kind: 'finish'; file: string }
  /** Ends the query that is running; its own answer says so. Not answered. */
  | { id: number; kind: 'cancel' }

export type EngineAnswer =
  | { id: number; rows: Record<string, EngineValue>[] }
  | { id: number; error: string; isTooLarge: boolean; isCancelled: boolean }

export type EngineValue = string | number | boolean | null | Float64Array

/** Given to the process as its first argument. */
export interface EngineOptions {
  /** Nothing outside of it is read or written. */
  folder: string
  memoryMiB: number
  threads: number
}
