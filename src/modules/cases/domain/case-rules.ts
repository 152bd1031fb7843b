import type { Limit } from '#core/time/limit.ts'
import type { Variant } from './enums.ts'
import type { Who } from './posts.ts'

/** The switches that hold for one kind of case (domain §4.5). */
export interface CaseRules {
  handleClockStart: 'sign' | 'dispatch'
  requestEndorsement: boolean
  pauseOnReturn: boolean
  returnAllowed: boolean
  returnWindow: Limit | null
  maxReturns: number
  firstReceiver: boolean
  maxExtensions: number
  maxExtension: number
  verification: boolean
  selfHandle: boolean
  autoAccept: 'off' | 'rule' | 'confidence'
  firstContact: boolean
  check: 'required' | 'skippable'
  /** ifContact: required where a reporter left a contact. */
  callback: 'required' | 'exempt' | 'ifContact'
  preCallback: boolean
  preCallbackReview: boolean
  upperCase: boolean
  directDispatch: boolean
  districtFallback: boolean
  emergency: boolean
  safety: boolean
  closer: Who[]
  closeEvidence: 'field' | 'image' | 'result'
  maxRedo: number
  signLimitE: Limit
  contactLimit: Limit
  countImported: boolean
  archiveAfter: Limit
  directSampleRate: number
  verifyBeforeFiling: 'never' | 'onRequest' | 'publicReports' | 'imageReview' | 'always'
  callbackIfContact: boolean
  callbackForm: 'call' | 'result notice'
  checkOnly: 'all' | 'outdoor' | null
  returnWindowComplex: Limit | null
  autoSignAfter: Limit | null
  reopenWithin: Limit
  reconsiderWithin: Limit
  unmergeWithin: Limit
  urgeInterval: Limit
  verifyDistanceM: number
  suspensionMaxMonths: number
  callbackTries: number
  offlineMaxAge: Limit
  reworkFraction: number
  reworkFloorHours: Limit
  reworkFloorDays: Limit
  upperReserveShare: number
  upperReserveMax: Limit
  upperWindowMin: number
  superviseOverdueIII: Limit
  superviseOverdueII: Limit
  superviseOverdueI: Limit
  superviseReworks: number
  autoAcceptConfidence: number
  autoDispatchConfidence: number | null
}

type Some = Partial<CaseRules>

/** What a district, or a preset, sets beside the defaults: for all cases and for one variant. */
export interface RuleChange {
  set?: Some
  variants?: Partial<Record<Variant, Some>>
}

/** Rules as a model district has them, with what differs from the base and why. */
export interface Preset extends RuleChange {
  zh?: string
  en?: string
  why?: Sentence
  reasons?: readonly PresetReason[]
}

export interface PresetReason extends Sentence {
  switch: string
  /** None: for all cases. */
  variant?: Variant
}

interface Sentence {
  zh: string
  en: string
}

export interface RuleData {
  version: string
  base: CaseRules
  variants: Record<Variant, Some>
  presets: Record<string, Preset>
}

export interface RuleChoice {
  variant: Variant
  /** From the channel: always, ifContact or never. */
  needsCallback: 'always' | 'ifContact' | 'never'
  preset?: string | null
  district?: RuleChange | null
}

/** base, variant, channel, preset, district: the later one wins (domain §4.5). */
export function resolveRules(data: RuleData, choice: RuleChoice): CaseRules {
  const { variant } = choice
  const preset = choice.preset ? data.presets[choice.preset] : undefined
  if (choice.preset && !preset) throw new Error(`There is no preset "${choice.preset}" in the case rules.`)
  const own = data.variants[variant]
  const byVariant = { ...data.base, ...own }
  const called = choice.needsCallback === 'always' ? 'required' : ifContact(byVariant, choice.needsCallback)
  return {
    ...byVariant,
    callback: called,
    ...preset?.set,
    ...preset?.variants?.[variant],
    ...choice.district?.set,
    ...choice.district?.variants?.[variant],
  }
}

/** A channel where contact is left to the reporter: called back where the variant wants it and a contact is there. */
function ifContact({ callback, callbackIfContact }: CaseRules, needs: 'ifContact' | 'never'): CaseRules['callback'] {
  return needs === 'ifContact' && (callback === 'required' || callbackIfContact) ? 'ifContact' : 'exempt'
}
