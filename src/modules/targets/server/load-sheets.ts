import { localDate, toRfc3339 } from '#core/time/local.ts'
import { PROJECT_ATTRIBUTE_NAMES, PROJECT_CLASS_NAMES, PROJECT_TYPE_NAMES } from '#modules/ledger/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { drawActual } from '../domain/draw-actual.ts'
import { type DrawnFigure, ledgerFigures } from '../domain/drawn-figure.ts'
import { type FrozenSheet, frozenFacts, frozenScheme, presentSheet, thawed } from '../domain/frozen-sheet.ts'
import type { ProjectPart } from '../domain/project-parts.ts'
import type { Scheme } from '../domain/scheme.ts'
import { sheetDifferences } from '../domain/sheet-differences.ts'
import type { ActualFacts, SheetFacts, SheetSubject, TargetFacts } from '../domain/sheet-facts.ts'
import { initialValuesOf } from './change-store.ts'
import { evidenceCounts, type SurveyRow, statementsOf, surveyFiguresOf } from './drawn-store.ts'
import { lastBodies } from './edition-store.ts'
import { goalsOfUnits } from './goal-store.ts'
import { measuredOf } from './measured-of.ts'
import { closingDay, ruleSupport } from './rule-support.ts'
import { schemeBook } from './scheme-book.ts'
import { moneyOf } from './sheet-money.ts'
import type { StoredSheet } from './sheet-store.ts'
import { acknowledgementsOf, actualsOf, goalResultsOf, rowsOf } from './sheet-words-store.ts'
import { type StoredTarget, targetsOfPlans } from './target-store.ts'

/** A sheet with all that it is made of. */
export interface LoadedSheet {
  stored: StoredSheet
  facts: SheetFacts
  scheme: Scheme
  /** What may be drawn instead of typed. */
  figures: DrawnFigure[]
  /** Of a department: results of its projects that may be put together. */
  parts: ProjectPart[]
  stated: string[]
  /** It is signed, and what it was made of has moved since: the sheet keeps what was signed. */
  since: boolean
}

/**
 * The sheets of one year, each from its facts. A department draws on the sheets of its projects: where one is asked for,
 * those must be among the rows.
 */
export async function loadSheets(call: Call, year: number, rows: readonly StoredSheet[]): Promise<LoadedSheet[]> {
  if (rows.length === 0) return []
  const { db } = call
  const ids = rows.map(({ id }) => id)
  const units = [...new Set(rows.map(({ unit }) => unit))]
  const targets = (await targetsOfPlans(db, ids)).filter(({ state }) => state === 'approved' || state === 'withdrawn')
  const initial = await initialValuesOf(
    db,
    targets.map(({ id }) => id),
  )
  const goals = await goalsOfUnits(db, units, year)
  const actuals = await actualsOf(db, ids)
  const words = await rowsOf(db, ids)
  const results = await goalResultsOf(db, ids)
  const answers = await acknowledgementsOf(db, ids)
  const money = await moneyOf(call, year, units)
  const surveys = await surveyFiguresOf(db, year, units)
  const statements = await statementsOf(db, ids)
  const evidence = await evidenceCounts(db, ids)
  const closing = closingDay(year, call.nowMs)
  const support = await ruleSupport(
    db,
    targets.map(({ id }) => id),
    closing,
  )
  const bodies = (await lastBodies(db, ids)) as ReadonlyMap<string, FrozenSheet>
  const measured = new Map<string, DrawnFigure[]>()
  for (const unit of units) measured.set(unit, await measuredOf(call, year, unit))

  const loaded: LoadedSheet[] = []
  const parts = new Map<string, ProjectPart[]>(units.map((unit) => [unit, []]))
  // Projects first: a department puts their results together.
  for (const stored of [...rows].sort((a, b) => (a.projectId === null ? 1 : 0) - (b.projectId === null ? 1 : 0))) {
    const scheme = call.runtime.use(schemeBook).get(stored.scheme)
    const execution = money(stored, scheme.budgetBasis)
    const own = targets.filter((target) => target.planId === stored.id)
    const figures = [
      ...ledgerFigures(execution),
      ...surveys.filter((survey) => isOf(survey, stored)).map(surveyFigure),
      ...(measured.get(stored.unit) ?? []),
    ]
    const offered = parts.get(stored.unit) ?? []
    const drawn = own.flatMap((target): ActualFacts[] => {
      const statement = statements.find((one) => one.targetId === target.id)
      if (statement) return statement.text === null ? [] : [statedActual(target.id, statement)]
      const actual = actuals.find((one) => one.targetId === target.id)
      return actual
        ? [withEvidence(drawActual(actual, target, { figures, parts: offered, bands: scheme.bands }), evidence)]
        : []
    })
    const facts: SheetFacts = {
      year,
      about: subjectOf(call, stored),
      moneyUnit: scheme.unit,
      execution,
      goals: goals
        .filter((goal) => goal.span === 'annual' && goal.unit === stored.unit && goal.projectId === stored.projectId)
        .map(({ id, text, weight }) => ({
          id,
          text,
          weight,
          actual: results.find((one) => one.planId === stored.id && one.goalId === id)?.text ?? '',
        })),
      targets: own.map((target) => targetFacts(target, initial.get(target.id) ?? null)),
      actuals: drawn,
      lackingRules: own.flatMap(({ id }) => {
        const lacking = (support.get(id)?.lacking ?? []).map(({ zh, en }) => ({ zh, en }))
        return lacking.length === 0 ? [] : [{ targetId: id, on: closing, lacking }]
      }),
      rows: words.filter(({ planId }) => planId === stored.id).map(({ planId: _, ...row }) => row),
      texts: {
        executionReason: stored.executionReason,
        deviationReasons: stored.deviationReasons,
        improvement: stored.improvement,
        useOfResults: stored.useOfResults,
      },
      acknowledgements: answers
        .filter(({ planId }) => planId === stored.id)
        .map(({ planId: _, atMs, ...answer }) => ({ ...answer, at: toRfc3339(atMs) })),
      signedOn: stored.state === 'signed' && stored.signedMs !== null ? localDate(stored.signedMs) : null,
    }
    const signed = stored.state === 'signed' ? (bodies.get(stored.id) ?? null) : null
    const isDepartment = stored.projectId === null
    if (!isDepartment) {
      const said = signed ? frozenFacts(signed) : facts
      const counting = own.filter(({ state }) => state === 'approved')
      offered.push(...counting.map((target) => partOf(stored, target, said)))
    }
    const stated = own.flatMap(({ id }) => (statements.some((one) => one.targetId === id) ? [id] : []))
    loaded.push({
      stored,
      facts: signed ? frozenFacts(signed) : facts,
      scheme: signed ? frozenScheme(signed) : scheme,
      figures,
      parts: isDepartment ? offered : [],
      stated,
      since: signed !== null && sheetDifferences(thawed(signed), presentSheet(facts, scheme)).length > 0,
    })
  }
  return rows.map((row) => loaded.find(({ stored }) => stored.id === row.id)!)
}

function targetFacts(target: StoredTarget, initialValue: string | null): TargetFacts {
  const { id, goalId, level1, level2, level3, kind, op, value, valueUnit, text, ref, weight } = target
  const withdrawn = target.state === 'withdrawn'
  return { id, goalId, level1, level2, level3, kind, op, value, valueUnit, text, ref, weight, withdrawn, initialValue }
}

function subjectOf(call: Call, stored: StoredSheet): SheetSubject {
  const unit = call.runtime.use(unitBook).find(stored.unit)?.zh ?? stored.unit
  const { projectId, projectClass, attribute, type } = stored
  return {
    id: stored.id,
    projectKey: stored.projectKey,
    kind: projectId === null ? 'department' : 'project',
    name: stored.projectName ?? unit,
    shortNames: stored.shortNames,
    implementer: stored.implementer ?? unit,
    category: nameIn(PROJECT_CLASS_NAMES, projectClass),
    attribute: nameIn(PROJECT_ATTRIBUTE_NAMES, attribute),
    type: nameIn(PROJECT_TYPE_NAMES, type),
  }
}

const nameIn = (names: Readonly<Record<string, { zh: string }>>, key: string | null): string | null =>
  key === null ? null : (names[key]?.zh ?? key)

const isOf = (survey: SurveyRow, { unit, projectId }: StoredSheet): boolean =>
  survey.unit === unit && (survey.projectId === null || survey.projectId === projectId)

const surveyFigure = ({ id, title, value, valueUnit, n, asked, usable }: SurveyRow): DrawnFigure => ({
  source: 'survey',
  figure: id,
  title: { zh: title, en: title },
  value: usable ? value : null,
  unit: valueUnit,
  note: usable ? `${n} 份有效答卷 / 发放 ${asked} 份` : `只有 ${n} 份答卷，不足以作为完成值`,
})

const statedActual = (
  targetId: string,
  { text, statedBy, basis }: { text: string | null; statedBy: string | null; basis: string | null },
): ActualFacts => ({
  targetId,
  source: 'stated',
  printed: text,
  exactValue: null,
  exactShare: null,
  figure: null,
  targetIds: [],
  degree: null,
  note: [statedBy, basis].filter(Boolean).join('：'),
  evidence: 0,
})

const withEvidence = (actual: ActualFacts, counts: ReadonlyMap<string, number>): ActualFacts => ({
  ...actual,
  evidence: counts.get(actual.targetId) ?? 0,
})

function partOf(stored: StoredSheet, target: StoredTarget, { actuals, rows, execution }: SheetFacts): ProjectPart {
  return {
    targetId: target.id,
    project: stored.projectName ?? '',
    kind: target.kind,
    level3: target.level3,
    unit: target.valueUnit,
    printed: actuals.find((one) => one.targetId === target.id)?.printed ?? null,
    sharePercent: rows.find((one) => one.targetId === target.id)?.sharePercent ?? null,
    funds: execution?.adjusted ?? '0',
  }
}
