import { type Basis, indicatorFigures, indicatorSayings } from '#modules/indicators/contract.ts'
import type { Call } from '#platform/call.ts'
import { exactText } from '../domain/exact-text.ts'
import { isOfSize, type PeerGroup } from '../domain/peer-group.ts'
import { isQualityTerm, QUALITY_SAYINGS } from '../domain/quality-terms.ts'
import { sizeOf } from '../domain/reckon-sheet.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'
import type { SheetInputs, StoredFigure, StoredIndicator, StoredMember } from '../domain/sheet.ts'
import { periodBefore, sheetPeriod } from '../domain/sheet-period.ts'
import { withdrawnTerms } from '../domain/withdrawn-terms.ts'
import { evaluationFaults } from './faults.ts'
import { findMembers } from './find-members.ts'
import { qualityAsk, qualityOf } from './quality-figures.ts'
import { rulesBook } from './rules-book.ts'
import { findPublishedOf } from './sheet-store.ts'

/** Labels look at it, whatever the scheme scores. */
const ALWAYS = ['repeatRate']

/** Gathers all that a sheet is reckoned from: after this nothing of the outside world decides a score. */
export async function drawInputs(
  call: Call,
  scheme: EvaluationScheme,
  group: PeerGroup,
  periodText: string,
): Promise<SheetInputs> {
  const period = sheetPeriod(periodText)
  if (period.fromMs >= call.nowMs) throw evaluationFaults.notBegun()
  const indicators = indicatorsOf(call, scheme)
  const figures = await call.runtime.use(indicatorFigures).read(call, {
    ids: indicators.map(({ id }) => id).filter((id) => !isQualityTerm(id)),
    period: period.text,
    by: group.by,
  })
  const byScope = new Map<string, Record<string, Record<Basis, StoredFigure>>>()
  for (const { id, scope, basis, numerator, denominator } of figures.rows) {
    const own = byScope.get(scope) ?? {}
    byScope.set(scope, own)
    own[id] ??= { raw: NOTHING, adjusted: NOTHING }
    own[id][basis] = { n: numerator && exactText(numerator), d: denominator && exactText(denominator) }
  }
  const checked = indicators.filter(({ id }) => isQualityTerm(id))
  if (checked.length > 0)
    for (const [scope, found] of await qualityOf(call, qualityAsk(group, period))) {
      const own = byScope.get(scope) ?? {}
      byScope.set(scope, own)
      // A spot check knows no exclusions: both bases are one.
      for (const { id } of checked) own[id] = { raw: found[id]!, adjusted: found[id]! }
    }
  const members = findMembers(call.runtime, group)
    .map((member): StoredMember => ({ ...member, figures: byScope.get(member.scope) ?? {} }))
    .filter(({ figures: own }) => isOfSize(group, sizeOf(own[scheme.sampleOf]?.[scheme.basis])))
  if (members.length === 0) throw evaluationFaults.noMembers()
  const before = periodBefore(period)
  const last = await findPublishedOf(call.db, { schemeId: scheme.id, groupId: group.id, period: before })
  const known = new Set(indicators.map(({ id }) => id))
  return {
    scheme,
    group,
    period: period.text,
    fromMs: period.fromMs,
    toMs: period.toMs,
    asOfMs: figures.asOfMs,
    bookVersion: figures.bookVersion,
    indicators,
    withdrawn: withdrawnTerms(scheme, period.fromMs, (id) => known.has(id)),
    members,
    corrections: [],
    before: last && {
      period: before,
      members: Object.fromEntries(last.members.map(({ scope, score, rank }) => [scope, { score, rank }])),
    },
  }
}

const NOTHING: StoredFigure = { n: null, d: null }

/** What the scheme names, what combinations are made of, each once; what is not defined any more is left out. */
function indicatorsOf(call: Call, scheme: EvaluationScheme): StoredIndicator[] {
  const defined = call.runtime.use(rulesBook).indicators()
  const sayings = call.runtime.use(indicatorSayings)
  const named = [...scheme.terms, ...scheme.bonus, ...scheme.deduction].map(({ indicator }) => indicator)
  const wanted = [...named, scheme.sampleOf, ...ALWAYS]
  const parts = wanted.flatMap((id) => (defined.get(id)?.terms ?? []).map((term) => term.id))
  return [...new Set([...wanted, ...parts])].flatMap((id) => {
    const found = defined.get(id)
    if (!found) return []
    const { zh, en, unit, direction, form, zeroDenominator, version, terms } = found
    const definition = QUALITY_SAYINGS[id] ?? sayings.sayingOf(id) ?? { zh, en }
    return [{ id, zh, en, unit, direction, form, zeroDenominator, version, definition, ...(terms ? { terms } : {}) }]
  })
}
