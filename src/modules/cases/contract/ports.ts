import { Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { port } from '#core/port.ts'
import type { ImportHistory } from '../domain/command.ts'
import { variants } from '../domain/enums.ts'
import type { CaseLine } from '../domain/export/case-line.ts'
import type { AppellantInput } from './inputs.ts'
import type { CaseFilters, CaseRow } from './views.ts'
import { Id, keysOf, nullable } from './words.ts'

/** A case changed; screens and modules look up what they may see. Never holds words of the citizen or personal data. */
export const caseChanged = happening(
  'cases.caseChanged',
  Type.Object({
    caseId: Id,
    caseNo: Type.String(),
    version: Type.Integer(),
    events: Type.Array(Type.String()),
    from: nullable<string>(Type.String()),
    state: Type.String(),
    areaCode: nullable<string>(Type.String()),
    /** Where it lay before, when the place was corrected. */
    formerAreaCode: nullable<string>(Type.String()),
    leadUnit: nullable<string>(Type.String()),
    /** Every unit that has or had an order of it. */
    units: Type.Array(Type.String()),
    channel: Type.String(),
    variant: keysOf(variants),
  }),
  {
    may: 'cases:view',
    places: ({ areaCode, formerAreaCode, units }) => [
      { areaCode, units },
      { areaCode: formerAreaCode, units: [] },
    ],
  },
)

/** History of many cases at once, in one transaction; only imports use it. */
export interface HistoryImport {
  /** `call` is the server's Call under which the import runs. */
  importMany(call: object, rows: readonly HistoryRow[]): Promise<HistoryOutcome[]>
  /** Answers what `importMany` would, and writes nothing. */
  tryMany(call: object, rows: readonly HistoryRow[]): Promise<HistoryOutcome[]>
}
export interface HistoryRow {
  command: ImportHistory
  appellant: AppellantInput | null
}
export type HistoryOutcome =
  | { ok: true; id: string; caseNo: string; known: boolean }
  | { ok: false; code: string; zh: string; en: string }
/** Ids of the persons who may verify and answer for an area at a moment; empty where nobody does. */
export const verifiersOnDuty = port<(areaCode: string, atMs: number) => readonly string[]>('cases.verifiersOnDuty')
/** Blind indexes of a phone, by which cases of the same caller are found without opening any number. */
export const phoneIndexesOf = port<(phone: string) => string[]>('cases.phoneIndexesOf')
export const historyImport = port<HistoryImport>('cases.historyImport')

/** What is wrong with a case's record; `line` where it can be said at which. */
export interface RecordFault {
  line: number | null
  what: string
}
export interface VerifiedCase {
  caseId: string
  caseNo: string
  lines: number
  faults: RecordFault[]
}
export interface VerifiedDay {
  day: string
  lines: number
  /** Null: the day has ended and is not signed. */
  head: string | null
  publicKey: string | null
  faults: string[]
}
/** Proof for the whole store: chains, the fold of each record against its row, and the signed heads of the days. */
export interface RecordProof {
  verifyAll(limit: number | null): AsyncIterable<VerifiedCase>
  /** `publicKey`: the key that must have signed; null: the one of this installation where it is at hand. */
  verifyDays(publicKey: string | null): AsyncIterable<VerifiedDay>
}
export const recordProof = port<RecordProof>('cases.recordProof')

/** A count of cases in groups; a key is null where a case has none. */
export interface CaseTally {
  street: string | null
  unit: string | null
  step: string | null
  /** For each of the measures that were asked for, how many of the group fit it. */
  counts: number[]
}

/** How one thing is counted over a period. */
export interface CaseShare {
  street: string | null
  part: number
  whole: number
}

/**
 * Counts for other modules, cut by the caller's right to see cases, by the very conditions that `cases.listCases` lists by.
 * `call` is the server's Call; its `db` may be a transaction, whose snapshot all counts then are of.
 */
export interface CaseCounter {
  count(call: object, filters: CaseFilters): Promise<number>
  /** Open cases by street, leading unit and step; only the groups that are not empty. */
  tallyOpen(call: object, filters: CaseFilters, measures: readonly CaseFilters[]): Promise<CaseTally[]>
  /** Of the cases that fit `whole`, by street: how many also fit `part`. */
  shareByStreet(call: object, whole: CaseFilters, part: CaseFilters): Promise<CaseShare[]>
  /** Reports a local day, of those that fit. */
  countByDay(call: object, filters: CaseFilters): Promise<{ date: string; count: number }[]>
  /** The first rows of the list; `dueLatest`: what was due last stands first. */
  list(call: object, filters: CaseFilters, page: { sort: CaseOrder; limit: number }): Promise<CaseRow[]>
  /** Matters with the most reports among those that fit, each by its first case. */
  repeated(call: object, filters: CaseFilters, limit: number): Promise<RepeatedCase[]>
}
export type CaseOrder = 'due' | 'newest' | 'dueLatest'
export interface RepeatedCase {
  caseId: string
  caseNo: string
  title: string
  state: string
  count: number
  lastMs: number
}
export const caseCounter = port<CaseCounter>('cases.caseCounter')

/** Which cases: reported in `[fromMs, toMs)`. */
export interface ExportAsk {
  fromMs: number
  toMs: number
}

/** Cases as lines of an export, schema `yiwang:case-export:1`, without personal data; for the command line and indicators. */
export interface CaseExport {
  /** In order of report; a few hundred cases are in memory at a time, each batch as it stood at one moment. */
  lines(ask: ExportAsk): AsyncIterable<CaseLine>
  /** Some cases as they stand at one moment, at most a few hundred; in order of report. */
  of(ids: readonly string[]): Promise<ExportedCase[]>
}

export interface ExportedCase {
  line: CaseLine
  /** Versions of the rows it was made of: of the case, and of the master it is merged into. */
  version: number
  masterVersion: number | null
}
export const caseExport = port<CaseExport>('cases.caseExport')
