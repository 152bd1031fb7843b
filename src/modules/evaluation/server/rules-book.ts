import { port } from '#core/port.ts'
import type { Limit } from '#core/time/limit.ts'
import {
  type IndicatorBook,
  type IndicatorDefinition,
  type IndicatorsFile,
  openIndicatorBook,
} from '#modules/indicators/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import { QUALITY_TERMS } from '../domain/quality-terms.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'

/** `evaluation-rules.json` of a district. */
export interface EvaluationRules {
  appeals: { within: Limit; decideWithin: Limit }
  peerGroups: PeerGroup[]
  /** What a new installation starts from; afterwards schemes are kept here and changed on their page. */
  schemes: EvaluationScheme[]
}

/** The district's groups and times for appeals, and what its indicators mean; read when the house opens. */
export interface RulesBook {
  rules(): EvaluationRules
  indicators(): ReadonlyMap<string, IndicatorDefinition>
  book(): IndicatorBook
  load(): Promise<void>
}
export const rulesBook = port<RulesBook>('evaluation.rules')

export function openRulesBook({ config }: Runtime): RulesBook {
  let open: { rules: EvaluationRules; indicators: Map<string, IndicatorDefinition>; book: IndicatorBook } | null = null
  const get = () => {
    if (!open) throw new Error('the rules of evaluation are not loaded')
    return open
  }
  return {
    rules: () => get().rules,
    indicators: () => get().indicators,
    book: () => get().book,
    load: async () => {
      const folder = openDistrictFolder(config.root, config.district)
      const rules = await folder.get<EvaluationRules>('evaluation-rules')
      const file = await folder.get<IndicatorsFile>('indicators')
      const scored = [...file.indicators, ...QUALITY_TERMS]
      open = { rules, indicators: new Map(scored.map((one) => [one.id, one])), book: openIndicatorBook(file) }
    },
  }
}
