import { isLess } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toText } from '#core/number/round-exact.ts'
import { type DrawnFigure, figureFor } from './drawn-figure.ts'
import { exactText } from './exact-tree.ts'
import { combineParts, combineShares, type ProjectPart, sayParts } from './project-parts.ts'
import type { Band } from './scheme.ts'
import type { ActualFacts, ActualSource, TargetFacts } from './sheet-facts.ts'

/** What a person has stated about an actual: a value, or where it is drawn from. */
export type StatedActual = Pick<ActualFacts, 'targetId' | 'printed' | 'figure' | 'targetIds' | 'degree' | 'note'> & {
  /** A statement is recorded elsewhere. */
  source: Exclude<ActualSource, 'stated'>
}

/** What may be drawn instead of typed, and the bands that words are measured by. */
export interface SheetSources {
  figures: readonly DrawnFigure[]
  parts: readonly ProjectPart[]
  bands: readonly Band[]
}

const PLACES = 2

/** The actual with its figure as its source says it now; here and in the browser, so that it shows while it is chosen. */
export function drawActual(
  stated: StatedActual,
  { valueUnit, kind }: Pick<TargetFacts, 'valueUnit' | 'kind'>,
  { figures, parts, bands }: SheetSources,
): ActualFacts {
  const plain = { ...stated, exactValue: null, exactShare: null, evidence: 0 }
  if (stated.source === 'typed') return plain
  if (stated.source === 'projects')
    return kind === 'quantitative' ? ofProjects(plain, valueUnit, parts) : inWords(plain, parts, bands)
  const found = figures.find((one) => one.source === stated.source && one.figure === stated.figure)
  const shown = found ? figureFor(found, valueUnit) : null
  const note = found ? `${found.title.zh}；${found.note}` : '来源已不在'
  return { ...plain, printed: shown?.printed ?? null, exactValue: shown?.exactValue ?? null, note }
}

/** The degree is that of the band which the average lies in. */
function inWords(actual: ActualFacts, parts: readonly ProjectPart[], bands: readonly Band[]): ActualFacts {
  const chosen = parts.filter(({ targetId }) => actual.targetIds.includes(targetId))
  const combined = combineShares(chosen)
  const { value } = combined
  const band = value && bands.find(({ least }) => !isLess(value, least))
  return {
    ...actual,
    degree: band ? band.degree : null,
    exactShare: value && exactText(value),
    note: sayParts(combined, chosen),
  }
}

function ofProjects(actual: ActualFacts, unit: string | null, parts: readonly ProjectPart[]): ActualFacts {
  const chosen = parts.filter(({ targetId }) => actual.targetIds.includes(targetId))
  const combined = combineParts(chosen, unit)
  const { value } = combined
  const shown = value && decimalsOf(value) === null ? roundExact(value, PLACES) : value
  return {
    ...actual,
    printed: shown && `${toText(shown)}${combined.unit}`,
    exactValue: value && exactText(value),
    note: sayParts(combined, chosen),
  }
}
