import type { WorkCalendar } from '#core/time/calendar.ts'
import type { Clock } from '#modules/clocks/contract.ts'

export const markKinds = {
  askedLate: { zh: '临期申请延期', en: 'extension asked just before the due' },
  bounced: { zh: '反复退改派', en: 'passed to and fro' },
  natureChanged: { zh: '投诉改咨询', en: 'complaint turned into an inquiry' },
  samePhoto: { zh: '照片重复使用', en: 'photo used twice' },
  closedUnseen: { zh: '无现场证据结案', en: 'closed without evidence from the spot' },
  contradicted: { zh: '办结后又报', en: 'reported again after it was solved' },
} as const
export type MarkKind = keyof typeof markKinds

/** One thing about a case that a person should look at; drawn from its record, never entered. */
export interface Mark {
  kind: MarkKind
  /** Tells the marks of a case apart, the same whenever they are found. */
  key: string
  /** Line of the record that shows it. */
  seq: number
  atMs: number
  detail: MarkDetail
  other: OtherCase | null
}

export interface OtherCase {
  caseId: string
  caseNo: string
}

export interface MarkDetail {
  /** Share of the time that was left when the extension was asked for; below 0: it was over. */
  leftShare?: number
  /** Returns granted and redispatches. */
  times?: number
  /** Leading units, one after the other. */
  units?: string[]
  from?: string
  to?: string
  fileId?: string
  roles?: PhotoRole[]
  checkSkipped?: boolean
  distanceM?: number
  hoursAfter?: number
}

export type PhotoRole = 'before' | 'after' | 'check' | 'measure'

export interface MarkLine {
  seq: number
  type: string
  atMs: number
  data: Readonly<Record<string, unknown>>
}

export interface PhotoUse {
  fileId: string
  role: PhotoRole
  seq: number
  atMs: number
}

/** All that the rules look at. */
export interface MarkFacts {
  /** The record, oldest first. */
  lines: readonly MarkLine[]
  /** Every run of the handling clock. */
  handleClocks: readonly Clock[]
  calendar: WorkCalendar
  /** Null: the category is not known. */
  outdoor: boolean | null
  /** File id to the digest of the bytes as they were sent. */
  hashOf: ReadonlyMap<string, string>
  /** Earlier uses of the same pictures in cases that are not of one matter with this one. */
  usedBefore: readonly (OtherCase & { hash: string; atMs: number })[]
  /** Later reports of the same category near by. */
  laterReports: readonly (OtherCase & { atMs: number; distanceM: number })[]
}
