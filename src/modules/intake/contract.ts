import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { CommandAnswer, report } from '#modules/cases/contract.ts'
import type { MappedRow } from './domain/import-map.ts'
import type { NoteCode } from './domain/verification-notes.ts'

export type { MappedRow }

const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Instant = Type.String({ format: 'date-time' })

/** An open case that may be the same matter, with what speaks for it. */
export const SimilarCase = Type.Object({
  id: Type.String(),
  caseNo: Type.String(),
  title: Type.String(),
  address: nullable<string>(Type.String()),
  state: Type.String(),
  category: nullable<string>(Type.String()),
  reportedAt: Instant,
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
  distanceM: nullable<number>(Type.Number()),
  /** 0 to 1, by the one measure of likeness (`duplicates`); nothing is merged by itself. */
  score: Type.Number(),
  /** Worth a look as the same matter; else only the caller is the same. */
  alike: Type.Boolean(),
  /** Why, in words. */
  reasons: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
  samePerson: Type.Boolean(),
  /** It came with the very number that was asked for: the same message, whether open or ended. */
  sameNumber: Type.Boolean(),
  open: Type.Boolean(),
  /** First picture of the matter; see `cases.getFile`. */
  photoId: nullable<string>(Type.String()),
})
export type SimilarCase = Static<typeof SimilarCase>

/** Changes nothing; a POST, so that a citizen's words stand in no address line and no log. */
export const findSimilar = operation({
  name: 'intake.findSimilar',
  http: 'POST /intake/similar',
  title: { zh: '查找疑似重复', en: 'Find similar cases' },
  may: 'intake:find-similar',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    text: Type.String({ maxLength: 4000 }),
    category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    /** With a number of the channel's own: a message that was registered before is found by it. */
    channel: Type.Optional(Type.String({ maxLength: 40 })),
    externalNo: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    /** A case that is there is compared as it was reported, and left out of the answer. */
    except: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  out: Type.Object({ items: Type.Array(SimilarCase) }),
})

/** Looks up what one person asked for: each look leaves a line in the journal, without the number and the answer. */
export const findCallerHistory = operation({
  name: 'intake.findCallerHistory',
  http: 'POST /intake/caller-history',
  title: { zh: '来电历史', en: 'Earlier cases of a caller' },
  may: 'intake:find-similar',
  reach: 'area',
  personal: true,
  in: Type.Object({
    phone: Type.Optional(Type.String({ minLength: 5, maxLength: 30 })),
    /** Or a call that came in: its number stays with the server. */
    callId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        caseNo: Type.String(),
        title: Type.String(),
        address: nullable<string>(Type.String()),
        state: Type.String(),
        category: nullable<string>(Type.String()),
        open: Type.Boolean(),
        reportedAt: Instant,
      }),
    ),
  }),
})

/** A call as intake needs it. */
export interface CallAtDesk {
  /** In clear, for the server alone; null: withheld. */
  phone: string | null
  phoneMasked: string | null
  channel: string | null
  /** The case that was opened from it. */
  caseNo: string | null
}

/** The call log behind the form of intake; `call` is the server's Call. */
export interface CallDesk {
  /** Throws where there is no such call. */
  find(call: object, callId: string): Promise<CallAtDesk>
  /** Throws where the call has a case already. */
  opened(call: object, callId: string, made: { caseId: string; caseNo: string }): Promise<void>
}
export const callDesk = port<CallDesk>('intake.callDesk')

/** What the form shows of the call that it was opened from. */
export const viewCall = operation({
  name: 'intake.viewCall',
  http: 'GET /intake/calls/{callId}',
  title: { zh: '查看正在登记的来电', en: 'The call that is being registered' },
  may: 'intake:find-similar',
  reach: 'district',
  in: Type.Object({ callId: Type.String({ format: 'uuid' }) }),
  out: Type.Object({
    phoneMasked: nullable<string>(Type.String()),
    channel: nullable<string>(Type.String()),
    caseNo: nullable<string>(Type.String()),
  }),
})

/** `cases.report` with the number of the call as the server has it: sealed there, sealed in the case, never on a screen. */
export const reportCall = operation({
  name: 'intake.reportCall',
  http: 'POST /intake/calls/{callId}/case',
  title: { zh: '由来电登记案件', en: 'Open a case from a call' },
  may: 'intake:find-similar',
  reach: 'district',
  in: Type.Object({ callId: Type.String({ format: 'uuid' }), ...report.in.properties }),
  out: CommandAnswer,
})

/** Where a place lies, in names, and who answers for it now. */
export const viewPlace = operation({
  name: 'intake.viewPlace',
  http: 'GET /intake/places/{areaCode}',
  title: { zh: '查看位置所属网格和责任人', en: 'Show the grid of a place and who answers for it' },
  may: 'people:view-roster',
  reach: 'district',
  in: Type.Object({ areaCode: Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' }) }),
  out: Type.Object({
    /** From the street down to the area itself. */
    names: Type.Array(Type.String()),
    responsible: Type.Array(
      Type.Object({
        name: Type.String(),
        phoneMasked: Type.String(),
        /** False: nobody is on the roster now, so whoever holds the post answers for it. */
        onShift: Type.Boolean(),
      }),
    ),
  }),
})

/** Why the house has sent nobody to a case that its rules want verified; null: they do not, or somebody was sent. */
export const viewVerification = operation({
  name: 'intake.viewVerification',
  http: 'GET /intake/cases/{id}/verification-note',
  title: { zh: '查看核实为何未自动派出', en: 'Show why nobody was sent to verify' },
  may: 'cases:accept',
  reach: 'area',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: Type.Object({
    note: nullable<{ code: NoteCode; zh: string; en: string }>(
      Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
    ),
    /** Pictures that the rules want looked at before acceptance; see `cases.getFile`. */
    photos: Type.Array(Type.String()),
  }),
})

/**
 * Sends a verifier to a case where its rules ask for it, as the house does after each report; null where nobody is sent.
 * For replays, which act for the house at their own times; `call` is the server's Call.
 */
export const verifierByRule =
  port<(call: object, caseId: string) => Promise<CommandAnswer | null>>('intake.verifierByRule')

export const ImportMap = Type.Object({ name: Type.String(), zh: Type.String(), en: Type.String() })

export const listImportMaps = operation({
  name: 'intake.listImportMaps',
  http: 'GET /imports/maps',
  title: { zh: '导入模板', en: 'Import maps' },
  may: 'intake:import',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(ImportMap) }),
})

export const ImportRun = Type.Object({
  id: Type.String(),
  map: Type.String(),
  fileName: Type.String(),
  dryRun: Type.Boolean(),
  state: Type.Unsafe<'waiting' | 'running' | 'done' | 'failed'>(Type.Enum(['waiting', 'running', 'done', 'failed'])),
  read: Type.Integer(),
  new: Type.Integer(),
  known: Type.Integer(),
  rejected: Type.Integer(),
  /** Set when rows were rejected and the file to correct can be fetched. */
  hasErrorsFile: Type.Boolean(),
  fault: nullable<string>(Type.String()),
  startedBy: Type.String(),
  startedAt: Instant,
  endedAt: nullable<string>(Instant),
})
export type ImportRun = Static<typeof ImportRun>

export const startImport = operation({
  name: 'intake.startImport',
  http: 'POST /imports',
  title: { zh: '导入工单', en: 'Import cases' },
  may: 'intake:import',
  reach: 'district',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({
    map: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    dryRun: Type.Optional(Type.String({ pattern: '^(true|false)$' })),
  }),
  out: ImportRun,
})

export const listImports = operation({
  name: 'intake.listImports',
  http: 'GET /imports',
  title: { zh: '导入记录', en: 'Imports' },
  may: 'intake:import',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(ImportRun) }),
})

export const getImport = operation({
  name: 'intake.getImport',
  http: 'GET /imports/{id}',
  title: { zh: '导入进度', en: 'One import' },
  may: 'intake:import',
  reach: 'district',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: ImportRun,
})

export const getImportErrors = operation({
  name: 'intake.getImportErrors',
  http: 'GET /imports/{id}/errors',
  title: { zh: '下载未导入的行', en: 'Rejected rows' },
  may: 'intake:import',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  out: Type.Unknown(),
})

/** Imports from the command line: the same code that the import page runs as a job. */
export interface CaseImport {
  /** `call` is the server's Call under which the import runs. */
  run(call: object, options: CaseImportOptions): Promise<CaseImportResult>
  /** Rows of a file as its map reads them, for replays; rows at fault are left out. */
  read(call: object, options: { path: string; map: string }): AsyncIterable<MappedRow>
}
export interface CaseImportOptions {
  path: string
  map: string
  dryRun: boolean
  errorsPath: string
  onProgress?: (counts: ImportCounts) => void
}
export interface ImportCounts {
  read: number
  new: number
  known: number
  rejected: number
}
export interface CaseImportResult extends ImportCounts {
  errorsFile: string | null
}
export const caseImport = port<CaseImport>('intake.caseImport')
