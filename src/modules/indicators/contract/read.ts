import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { BasisWord, By, Figure, Imported, Name, nullable, PeriodText, Text, Title } from './words.ts'

const Card = {
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  group: Type.String(),
  unit: Type.String(),
  direction: Type.String(),
  form: Type.String(),
  version: Type.Integer(),
}

export const listIndicators = operation({
  name: 'indicators.listIndicators',
  http: 'GET /indicators',
  title: { zh: '指标目录', en: 'The book of indicators' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    bookVersion: Type.String(),
    smallSample: Type.Integer(),
    groups: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
    items: Type.Array(Type.Object({ ...Card, numerator: Type.String(), denominator: Text })),
    /** What is measured, but not from cases. */
    elsewhere: Type.Array(Type.Object({ zh: Type.String(), from: Type.String(), formula: Type.String() })),
  }),
})

export type IndicatorCard = Static<typeof IndicatorCard>
export const IndicatorCard = Type.Object({
  ...Card,
  roles: Type.Array(Type.String()),
  /** In words where the district has them, and as they are reckoned. */
  numerator: Type.String(),
  denominator: Text,
  rules: Type.Array(Type.Object({ label: Title, text: Title, rule: Text })),
  terms: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), weight: Type.Number() })),
})

export const getIndicator = operation({
  name: 'indicators.getIndicator',
  http: 'GET /indicators/{id}',
  title: { zh: '指标口径', en: 'How an indicator is reckoned' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({ id: Name }),
  out: Type.Object({ bookVersion: Type.String(), smallSample: Type.Integer(), card: IndicatorCard }),
})

const Ask = {
  period: PeriodText,
  by: By,
  /** Ids of indicators; those of co-handlers and lower orders come with them. */
  ids: Type.Optional(Type.Array(Name, { maxItems: 100 })),
  imported: Type.Optional(Imported),
}

export type FigureRow = Static<typeof FigureRow>
const FigureRow = Type.Object({
  id: Type.String(),
  scope: Type.String(),
  label: Title,
  basis: BasisWord,
  ...Figure,
})

/** Changes nothing; a POST, because the list of indicators is more than fits an address. */
export const readFigures = operation({
  name: 'indicators.readFigures',
  http: 'POST /indicators/figures',
  title: { zh: '指标数值', en: 'Figures' },
  may: 'indicators:view',
  reach: 'district',
  journal: 'own',
  in: Type.Object({ ...Ask, basis: Type.Optional(BasisWord) }),
  out: Type.Object({
    asOf: Type.String(),
    bookVersion: Type.String(),
    from: Type.Unsafe<'rollup' | 'snapshot' | 'full'>(Type.String()),
    /** The period is not over: figures are up to `asOf`. */
    running: Type.Boolean(),
    frozen: Type.Boolean(),
    rows: Type.Array(FigureRow),
  }),
})

export const readTrend = operation({
  name: 'indicators.readTrend',
  http: 'GET /indicators/{id}/trend',
  title: { zh: '指标逐月走势', en: 'An indicator by month' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({
    /** With `@co` or `@child`. */
    id: Name,
    by: By,
    scope: Type.String({ minLength: 1, maxLength: 80 }),
    basis: BasisWord,
    imported: Type.Optional(Imported),
  }),
  out: Type.Object({
    asOf: Type.String(),
    /** The last thirteen months and the twelve before them, oldest first. */
    months: Type.Array(Type.Object({ month: Type.String(), ...Figure })),
  }),
})

/** Finished call-backs of a period that say nothing of satisfaction: printed beside the rates that leave them out. */
export const countNotReached = operation({
  name: 'indicators.countNotReached',
  http: 'GET /indicators/not-reached',
  title: { zh: '未联系上的回访数', en: 'Call-backs that reached nobody' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({ period: PeriodText, imported: Type.Optional(Imported) }),
  out: Type.Object({
    asOf: Type.String(),
    /** All finished call-backs. */
    called: Type.Integer(),
    notReached: Type.Integer(),
    refused: Type.Integer(),
  }),
})

/** The cases behind a figure; of those outside of the caller's scope only how many they are. Changes nothing. */
export const listCasesBehind = operation({
  name: 'indicators.listCasesBehind',
  http: 'GET /indicators/{id}/cases',
  title: { zh: '数字背后的案件', en: 'The cases behind a figure' },
  may: 'indicators:view',
  reach: 'area',
  in: Type.Object({
    id: Name,
    period: PeriodText,
    by: By,
    scope: Type.String({ minLength: 1, maxLength: 80 }),
    basis: BasisWord,
    part: Type.Unsafe<'numerator' | 'denominator'>(Type.Enum(['numerator', 'denominator'])),
    imported: Type.Optional(Imported),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  out: Type.Object({
    /** Cases found, up to the limit. */
    found: Type.Integer(),
    /** There are more. */
    cut: Type.Boolean(),
    /** Of those found, outside of the caller's scope. */
    hidden: Type.Integer(),
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        caseNo: Type.String(),
        title: Type.String(),
        state: Title,
        reportedAt: Type.String(),
      }),
    ),
  }),
})

export const exportFigures = operation({
  name: 'indicators.exportFigures',
  http: 'POST /indicators/export',
  title: { zh: '导出指标', en: 'Export figures' },
  may: 'indicators:export',
  reach: 'district',
  answers: 'file',
  in: Type.Object({ ...Ask, format: Type.Unsafe<'xlsx' | 'csv'>(Type.Enum(['xlsx', 'csv'])) }),
  out: Type.Unknown(),
})

export const listChecks = operation({
  name: 'indicators.listChecks',
  http: 'GET /indicators/checks',
  title: { zh: '汇总核对记录', en: 'Checks of the rollups' },
  may: 'indicators:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    runs: Type.Array(
      Type.Object({
        id: Type.String(),
        startedAt: Type.String(),
        endedAt: Text,
        byName: Type.String(),
        cases: Type.Integer(),
        rows: Type.Integer(),
        differing: Type.Integer(),
        fault: Text,
      }),
    ),
    differences: Type.Array(
      Type.Object({
        runId: Type.String(),
        no: Type.Integer(),
        what: Type.String(),
        period: Type.String(),
        kind: Text,
        scope: Text,
        caseId: Text,
        indicator: Text,
        kept: Type.String(),
        reckoned: Type.String(),
      }),
    ),
    /** How far the rollups have come. */
    asOf: nullable<string>(Type.String()),
    bookVersion: Type.String(),
  }),
})

export const startCheck = operation({
  name: 'indicators.startCheck',
  http: 'POST /indicators/checks',
  title: { zh: '立即核对汇总', en: 'Check the rollups now' },
  may: 'indicators:freeze',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ runId: Type.String() }),
})
