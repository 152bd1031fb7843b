import { port } from '#core/port.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Runtime } from '#platform/runtime.ts'
import { CATALOGUE_CHANGED, type CatalogueBook } from '../contract.ts'
import type { Category, CategoryClass, CategoryKind } from '../domain/category.ts'
import { type Channel, type DeadlineTable, type Variant, type VariantOverride, variantOf } from '../domain/channel.ts'
import { type DutyAnswer, type DutyFacts, type DutyRule, resolveDuty } from '../domain/duty.ts'
import { type CategoryScorer, scoreCategories } from '../domain/suggest-categories.ts'
import { loadAmbiguousTerms, loadCategories, loadClasses } from './category-store.ts'
import { loadChannels, loadDeadlineTables, loadVariantOverrides } from './channel-store.ts'
import { loadDutyRules } from './duty-store.ts'
import { newestVersion } from './version-store.ts'

/** What the module's own use cases need beside the book that others see. */
export interface CatalogueBooks extends CatalogueBook {
  /** Those out of use included, in order of code. */
  allCategories(): readonly Category[]
  allChannels(): readonly Channel[]
  dutyRule(code: string): DutyRule | null
  dutyRules(): readonly DutyRule[]
  resolve(code: string, areaCode: string | null): DutyAnswer | null
  facts: DutyFacts
  /** Loads everything and from then on whenever something changes. */
  open(): Promise<void>
}

export const catalogueBooks = port<CatalogueBooks>('catalogue.books')

interface Loaded {
  categories: readonly Category[]
  inUse: readonly Category[]
  byCode: ReadonlyMap<string, Category>
  classes: readonly CategoryClass[]
  classByCode: ReadonlyMap<string, CategoryClass>
  channels: readonly Channel[]
  channelById: ReadonlyMap<string, Channel>
  deadlineTables: ReadonlyMap<string, DeadlineTable>
  overrides: readonly VariantOverride[]
  rules: ReadonlyMap<string, DutyRule>
  versions: CatalogueBook['versions']
  scorer: CategoryScorer
}

/** Which kinds of case a variant brings, likeliest first (domain §3, §4.4). */
const LIKELY_KINDS: Record<Variant, readonly CategoryKind[]> = {
  grid: ['event', 'component'],
  hotline: ['appeal', 'event', 'component'],
  sensor: ['event', 'component'],
  hazard: ['hazard'],
  emergency: ['event', 'hazard', 'component'],
}
const MOST_SUGGESTIONS = 3

export function makeCatalogueBooks(runtime: Runtime): CatalogueBooks {
  let loaded: Loaded | null = null
  let listening = false
  const now = (): Loaded => {
    if (!loaded) throw new Error('the catalogue has not been loaded')
    return loaded
  }
  let last: Promise<void> = Promise.resolve()
  // One after the other: a slow older load must not replace a newer one.
  const reload = () => {
    last = last
      .catch(() => {})
      .then(async () => {
        loaded = await load(runtime.db)
      })
    return last
  }
  const streetCentres = streetCentreIndex(runtime)
  const facts: DutyFacts = {
    unit: (id) => runtime.use(unitBook).find(id),
    streetCentre: (streetCode) => streetCentres(streetCode),
  }
  const resolve = (code: string, areaCode: string | null) => {
    const rule = now().rules.get(code)
    return rule ? resolveDuty(rule, areaCode, facts) : null
  }
  return {
    category: (code) => now().byCode.get(code) ?? null,
    categories: () => now().inUse,
    allCategories: () => now().categories,
    classes: () => now().classes,
    classOf: (code) => now().classByCode.get(code.slice(0, 4)) ?? null,
    suggest: (text, { channel, kind, limit = MOST_SUGGESTIONS } = {}) => {
      const variant = channel === undefined ? undefined : now().channelById.get(channel)?.variant
      return now().scorer.suggest(text, { kind, likely: variant && LIKELY_KINDS[variant], limit })
    },
    allChannels: () => now().channels,
    deadlineTables: () => [...now().deadlineTables.values()],
    channel: (id) => now().channelById.get(id) ?? null,
    channels: () => now().channels.filter((channel) => channel.active),
    deadlineTable: (key) => now().deadlineTables.get(key) ?? null,
    variantOverrides: () => now().overrides,
    variantFor: (id, about) => {
      const channel = now().channelById.get(id)
      if (!channel) throw new Error(`no channel ${id}`)
      return variantOf(channel, now().overrides, about)
    },
    duty: (code, areaCode) => {
      const answer = resolve(code, areaCode)
      return answer?.ok ? answer.proposal : null
    },
    get versions() {
      return now().versions
    },
    dutyRule: (code) => now().rules.get(code) ?? null,
    dutyRules: () => [...now().rules.values()],
    resolve,
    facts,
    open: async () => {
      await reload()
      if (!listening) runtime.broadcast.on(CATALOGUE_CHANGED, reload)
      listening = true
    },
  }
}

async function load(db: Executor): Promise<Loaded> {
  const categories = await loadCategories(db)
  const classes = await loadClasses(db)
  const channels = await loadChannels(db)
  const deadlineTables = await loadDeadlineTables(db)
  const rules = await loadDutyRules(db)
  return {
    categories,
    inUse: categories.filter((category) => category.active),
    byCode: new Map(categories.map((category) => [category.code, category])),
    classes,
    classByCode: new Map(classes.map((one) => [one.code, one])),
    channels,
    channelById: new Map(channels.map((channel) => [channel.id, channel])),
    deadlineTables: new Map(deadlineTables.map((table) => [table.key, table])),
    overrides: await loadVariantOverrides(db),
    rules: new Map(rules.map((rule) => [rule.code, rule])),
    versions: {
      taxonomy: await newestVersion(db, 'taxonomy'),
      duty: await newestVersion(db, 'duty'),
      channels: await newestVersion(db, 'channels'),
    },
    scorer: scoreCategories(categories, await loadAmbiguousTerms(db)),
  }
}

/** Street centres by the street's code; made anew when the list of units is another one. */
function streetCentreIndex(runtime: Runtime): (streetCode: string) => string | null {
  let known: { units: unknown; byStreet: Map<string, string> } | null = null
  return (streetCode) => {
    const units = runtime.use(unitBook).all()
    if (known?.units !== units) {
      const centres = units.filter((unit) => unit.kind === 'streetCenter' && unit.active && unit.areaCode)
      known = { units, byStreet: new Map(centres.map((unit) => [unit.areaCode!, unit.id])) }
    }
    return known.byStreet.get(streetCode) ?? null
  }
}
