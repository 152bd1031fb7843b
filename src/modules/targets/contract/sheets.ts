import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { DrawnFigure } from '../domain/drawn-figure.ts'
import type { Plain } from '../domain/exact-tree.ts'
import type { Form } from '../domain/form/form.ts'
import type { SetFacts } from '../domain/form/form-text.ts'
import type { ProjectPart } from '../domain/project-parts.ts'
import { SHEET_COMMANDS, SHEET_STATES } from '../domain/sheet-chain.ts'
import type { SheetDifference } from '../domain/sheet-differences.ts'
import { SHEET_KINDS, type SheetFacts } from '../domain/sheet-facts.ts'
import { ActualInput } from './actuals.ts'
import { Id, Instant, nullable, oneOf, Sentence, Text, Year } from './words.ts'

const maybeText = nullable<string>(Type.String())
const State = oneOf(SHEET_STATES)
/** Exact numbers as `{"exact": "16.42"}`; see `domain/exact-tree.ts`. */
const Tree = Type.Unsafe<Plain>(Type.Unknown())

const FindingCount = Type.Object({ error: Type.Integer(), warning: Type.Integer(), note: Type.Integer() })

/** One line of the list, which is the summary table of the year too: reckoned from the sheet at every look. */
export const SheetRow = Type.Object({
  id: Id,
  kind: oneOf(SHEET_KINDS),
  name: Type.String(),
  projectKey: maybeText,
  unit: Type.String(),
  year: Year,
  scheme: Type.String(),
  state: State,
  edition: Type.Integer(),
  moneyUnit: Type.String(),
  initial: maybeText,
  adjustment: maybeText,
  adjusted: maybeText,
  executed: maybeText,
  /** Per cent, rounded by the scheme. */
  rate: maybeText,
  /** Rounded by the scheme; `exactText` tells what it was before. */
  executionScore: maybeText,
  /** Points by first-level class. */
  scores: Type.Array(Type.Object({ level1: Type.String(), score: maybeText, weight: Type.String() })),
  total: maybeText,
  exactTotal: maybeText,
  findings: FindingCount,
  /** What is missing before it can be submitted. */
  gaps: Type.Integer(),
  /** It is signed, and budget, targets or results have moved since. */
  sinceSigned: Type.Boolean(),
  deviation: maybeText,
  submittedByName: maybeText,
  reviewedByName: maybeText,
  signedByName: maybeText,
  savedByName: maybeText,
  savedAt: nullable<string>(Instant),
})
export type SheetRow = Static<typeof SheetRow>

export const listSheets = operation({
  name: 'targets.listSheets',
  http: 'GET /targets/sheets',
  title: { zh: '查看自评表', en: 'Self-evaluation sheets' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({
    /** Left out: the latest year that has sheets. */
    year: Type.Optional(Year),
    state: Type.Optional(State),
  }),
  out: Type.Object({
    year: Year,
    years: Type.Array(Year),
    asOf: Instant,
    items: Type.Array(SheetRow),
    /** What only shows when all sheets of a unit lie side by side. */
    across: Type.Array(
      Type.Object({
        /** The sheet that it is about; null: all of them. */
        sheetId: nullable<string>(Id),
        kind: Type.String(),
        severity: oneOf(['error', 'warning', 'note']),
        text: Type.String(),
      }),
    ),
    /** How many of each state, whatever is asked for. */
    counts: Type.Record(Type.String(), Type.Integer()),
  }),
})

export const SheetStep = Type.Object({
  id: Id,
  edition: Type.Integer(),
  command: oneOf(SHEET_COMMANDS),
  fromState: State,
  toState: State,
  why: Type.String(),
  quoted: Type.Array(Type.String()),
  byName: Type.String(),
  at: Instant,
})
export type SheetStep = Static<typeof SheetStep>

export const SheetEdition = Type.Object({
  edition: Type.Integer(),
  hash: Type.String(),
  previousHash: maybeText,
  why: maybeText,
  signedByName: Type.String(),
  signedAt: Instant,
})
export type SheetEdition = Static<typeof SheetEdition>

/** What may be done with a sheet now by this caller, or why not. */
export const SheetOffer = Type.Object({
  command: oneOf(SHEET_COMMANDS),
  refusal: nullable<{ code: string; zh: string; en: string }>(
    Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  ),
})
export type SheetOffer = Static<typeof SheetOffer>

export const SheetView = Type.Object({
  row: SheetRow,
  version: Type.Integer(),
  /** What the sheet is made of: `assembleSheet(facts, scheme)` makes it, here and there. */
  facts: Type.Unsafe<SheetFacts>(Type.Unknown()),
  scheme: Tree,
  /** The official form, and what it prints of the set. */
  form: Type.Unsafe<Form>(Type.Unknown()),
  set: Type.Unsafe<SetFacts>(Type.Unknown()),
  /** Figures that may be drawn instead of typed. */
  figures: Type.Array(Type.Unsafe<DrawnFigure>(Type.Unknown())),
  /** Targets of the projects, for a sheet of the department. */
  parts: Type.Array(Type.Unsafe<ProjectPart>(Type.Unknown())),
  /** Targets that are proved by a statement: nothing is measured there. */
  stated: Type.Array(Id),
  offers: Type.Array(SheetOffer),
  steps: Type.Array(SheetStep),
  editions: Type.Array(SheetEdition),
  why: maybeText,
  asOf: Instant,
})
export type SheetView = Static<typeof SheetView>

export const getSheet = operation({
  name: 'targets.getSheet',
  http: 'GET /targets/sheets/{id}',
  title: { zh: '查看一张自评表', en: 'One self-evaluation sheet' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: SheetView,
})

const Percent = Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,6})?$' })

export const saveSheet = operation({
  name: 'targets.saveSheet',
  http: 'PUT /targets/sheets/{id}',
  title: { zh: '填写自评表', en: 'Fill in a sheet' },
  may: 'targets:fill',
  reach: 'area',
  in: Type.Object({
    /** Id of the plan whose results it tells. */
    id: Id,
    actuals: Type.Array(ActualInput, { maxItems: 300 }),
    rows: Type.Array(
      Type.Object({
        targetId: Id,
        reason: Text(500),
        measure: Text(500),
        offTarget: Text(500),
        sharePercent: nullable<string>(Percent),
      }),
      { maxItems: 300 },
    ),
    goals: Type.Array(Type.Object({ goalId: Id, text: Text(1000) }), { maxItems: 50 }),
    texts: Type.Object({
      executionReason: Text(500),
      deviationReasons: Text(2000),
      improvement: Text(2000),
      useOfResults: Text(2000),
    }),
    /** Findings that are answered instead of mended. */
    acknowledgements: Type.Array(Type.Object({ key: Text(300), reason: Sentence(500) }), { maxItems: 300 }),
  }),
  out: SheetView,
})
export type SheetInput = Static<typeof saveSheet.in>

const Step = Type.Object({ id: Id })
const Why = Sentence(1000)

export const submitSheet = operation({
  name: 'targets.submitSheet',
  http: 'POST /targets/sheets/{id}/submit',
  title: { zh: '提交自评表', en: 'Submit a sheet' },
  may: 'targets:fill',
  reach: 'area',
  in: Step,
  out: SheetView,
})

export const withdrawSheet = operation({
  name: 'targets.withdrawSheet',
  http: 'POST /targets/sheets/{id}/withdraw',
  title: { zh: '撤回自评表', en: 'Take a sheet back' },
  may: 'targets:fill',
  reach: 'area',
  in: Step,
  out: SheetView,
})

export const passSheet = operation({
  name: 'targets.passSheet',
  http: 'POST /targets/sheets/{id}/pass',
  title: { zh: '自评表审核通过', en: 'Pass a sheet' },
  may: 'targets:review',
  reach: 'area',
  in: Step,
  out: SheetView,
})

const Return = Type.Object({
  id: Id,
  why: Why,
  /** Keys of findings that the words point to. */
  findings: Type.Optional(Type.Array(Text(300), { maxItems: 100, uniqueItems: true })),
})

export const returnSheet = operation({
  name: 'targets.returnSheet',
  http: 'POST /targets/sheets/{id}/return',
  title: { zh: '审核退回自评表', en: 'Send a sheet back at review' },
  may: 'targets:review',
  reach: 'area',
  in: Return,
  out: SheetView,
})

export const signSheet = operation({
  name: 'targets.signSheet',
  http: 'POST /targets/sheets/{id}/sign',
  title: { zh: '签发自评表', en: 'Sign a sheet' },
  may: 'targets:sign',
  reach: 'area',
  in: Step,
  out: SheetView,
})

export const refuseSheet = operation({
  name: 'targets.refuseSheet',
  http: 'POST /targets/sheets/{id}/refuse',
  title: { zh: '签发人退回自评表', en: 'Send a sheet back instead of signing' },
  may: 'targets:sign',
  reach: 'area',
  in: Return,
  out: SheetView,
})

export const reopenSheet = operation({
  name: 'targets.reopenSheet',
  http: 'POST /targets/sheets/{id}/reopen',
  title: { zh: '重新打开已签发的自评表', en: 'Reopen a signed sheet' },
  may: 'targets:sign',
  reach: 'area',
  in: Type.Object({ id: Id, why: Why }),
  out: SheetView,
})

export const getSheetEdition = operation({
  name: 'targets.getSheetEdition',
  http: 'GET /targets/sheets/{id}/editions/{edition}',
  title: { zh: '查看已签发的版本', en: 'A signed version' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ id: Id, edition: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
  out: Type.Object({
    edition: SheetEdition,
    /** `{facts, scheme, sheet, score, findings}` as frozen. */
    body: Tree,
    /** The hash is that of the body and of the version before. */
    intact: Type.Boolean(),
  }),
})

export const compareSheets = operation({
  name: 'targets.compareSheets',
  http: 'GET /targets/sheets/{id}/changes',
  title: { zh: '对比自评表版本', en: 'What changed between versions' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({
    id: Id,
    from: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** Left out: as it stands now. */
    to: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  out: Type.Object({ items: Type.Array(Type.Unsafe<SheetDifference>(Type.Unknown())) }),
})
