import { catalogueBook } from '#modules/catalogue/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { RuleData } from '../domain/case-rules.ts'
import type { RuleCatalogue, RuleSet } from '../domain/rules/rule-set.ts'
import { isSameCatalogue } from '../domain/rules/same-catalogue.ts'
import {
  addRuleVersion,
  completeRuleVersion,
  listRuleVersions,
  lockRuleVersions,
  type RuleVersion,
  type StoredRules,
} from './rule-store.ts'

/** A version with all its parts. */
export interface WholeVersion extends RuleVersion {
  data: RuleSet
}

/**
 * All versions, oldest first. Beforehand: versions of the first release get the catalogue that they were used with, and
 * when channels or deadline tables have changed since the newest version, the next one is made of it, so that cases
 * reported from now on go by them and those before do not.
 */
export async function loadRuleVersions(runtime: Runtime): Promise<WholeVersion[]> {
  const catalogue = catalogueNow(runtime)
  const versions = await listRuleVersions(runtime.db)
  if (versions.length === 0 || catalogue.channels.length === 0) return []
  if (isUpToDate(versions, catalogue)) return versions as WholeVersion[]
  await runtime.db.tx(async (tx) => {
    const newest = await lockRuleVersions(tx)
    // Another process may have done it while this one waited.
    const locked = await listRuleVersions(tx)
    const words = locked.every((version) => version.complete) ? null : await presetWords(runtime)
    for (const { version, data, complete } of locked)
      if (!complete) await completeRuleVersion(tx, version, { ...withWords(data, words), ...catalogue })
    const last = locked.at(-1)!
    if (!last.complete || isUpToDate(locked, catalogue)) return
    await addRuleVersion(
      tx,
      newest + 1,
      { ...last.data, ...catalogue },
      { origin: 'catalogue', why: '案件来源或时限表已修改', byId: 'system', byName: '系统' },
      runtime.nowMs(),
    )
  })
  return (await listRuleVersions(runtime.db)) as WholeVersion[]
}

function isUpToDate(versions: readonly RuleVersion[], catalogue: RuleCatalogue): boolean {
  const newest = versions.at(-1)!.data
  return versions.every((version) => version.complete) && isSameCatalogue(newest as RuleSet, catalogue)
}

/** Channels in use with what the life cycle needs of them. */
export function catalogueNow(runtime: Runtime): RuleCatalogue {
  const book = runtime.use(catalogueBook)
  return {
    channels: book
      .channels()
      .map(({ id, zh, en, code, variant, needsCallback, identityKnown, fromPublic, deadlineTable }) => ({
        id,
        zh,
        en,
        code,
        variant,
        needsCallback,
        identityKnown,
        fromPublic,
        deadlineTable,
      })),
    variantOverrides: [...book.variantOverrides()],
    deadlineTables: [...book.deadlineTables()],
  }
}

async function presetWords(runtime: Runtime): Promise<RuleData['presets']> {
  const district = openDistrictFolder(runtime.config.root, runtime.config.district)
  return (await district.get<RuleData>('case-rules')).presets
}

/** Names and reasons of presets, which the first release did not have; their values stay as stored. */
function withWords(data: StoredRules, words: RuleData['presets'] | null): StoredRules {
  if (!words) return data
  const presets = Object.entries(data.rules.presets).map(([key, preset]) => {
    const { zh, en, why, reasons } = words[key] ?? {}
    return [key, { ...(zh ? { zh, en } : {}), ...(why ? { why } : {}), ...(reasons ? { reasons } : {}), ...preset }]
  })
  return { ...data, rules: { ...data.rules, presets: Object.fromEntries(presets) as RuleData['presets'] } }
}
