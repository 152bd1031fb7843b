export type ColumnKind = 'uuid' | 'text' | 'texts' | 'bigint' | 'int' | 'small' | 'bool'

export interface HistoryColumn {
  name: string
  kind: ColumnKind
}

const of = (kind: ColumnKind, ...names: string[]): HistoryColumn[] => names.map((name) => ({ name, kind }))

/**
 * A row of the history, one a case: what reports count, and no words, names or numbers of people. Times are epoch
 * milliseconds. `person_place` are 18 bits of a hash: enough to count persons from below, too few to tell one.
 */
export const HISTORY_COLUMNS: readonly HistoryColumn[] = [
  ...of('uuid', 'id'),
  ...of(
    'bigint',
    'reported_ms',
    'accepted_ms',
    'dispatched_ms',
    'done_ms',
    'closed_ms',
    'handle_due_ms',
    'total_due_ms',
  ),
  ...of(
    'text',
    'street',
    'area_code',
    'category',
    'channel',
    'appeal_type',
    'urgency',
    'variant',
    'lead_unit',
    'state',
  ),
  ...of('text', 'close_kind'),
  ...of('texts', 'units'),
  ...of('int', 'person_place'),
  ...of('small', 'population', 'redo_count', 'return_count', 'urge_count', 'supervision_count'),
  ...of('bool', 'overdue', 'emergency', 'imported', 'repeated', 'extended'),
  ...of('bool', 'handle_met', 'total_met', 'contacted', 'solved', 'satisfied'),
]

export type HistoryValue = string | number | boolean | null | readonly string[]
/** Values in the order of the columns. */
export type HistoryRow = readonly HistoryValue[]
