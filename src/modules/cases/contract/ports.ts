import { Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { port } from '#core/port.ts'
import type { ImportHistory } from '../domain/command.ts'
import type { AppellantInput } from './inputs.ts'
import { Id, nullable } from './words.ts'

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
