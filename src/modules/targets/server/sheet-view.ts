import { inScope } from '#core/scope.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { SheetOffer, SheetView } from '../contract.ts'
import { type AssessedSheet, assessSheet } from '../domain/assess-sheet.ts'
import { plainTree } from '../domain/exact-tree.ts'
import { type ChainFacts, decideSheet, SHEET_COMMANDS, type SheetRole } from '../domain/sheet-chain.ts'
import { editionsOf, type StoredEdition, stepsOf } from './edition-store.ts'
import type { LoadedSheet } from './load-sheets.ts'
import { districtName, sheetForm } from './sheet-form.ts'
import { sheetRow } from './sheet-row.ts'

const PERMISSIONS: readonly [SheetRole, string][] = [
  ['fill', 'targets:fill'],
  ['review', 'targets:review'],
  ['sign', 'targets:sign'],
]

/** What the caller may be to a sheet of the unit: filler, reviewer, signer. */
export function rolesOf(call: Call, unit: string): SheetRole[] {
  return PERMISSIONS.flatMap(([role, permission]) =>
    call.may(permission) && inScope(call.scope(permission), { areaCode: null, units: [unit] }) ? [role] : [],
  )
}

export function chainFacts(call: Call, { stored }: LoadedSheet, { gaps }: AssessedSheet, why: string): ChainFacts {
  return {
    personId: call.principal.id,
    roles: rolesOf(call, stored.unit),
    gaps: gaps.length,
    firstGap: gaps[0]?.text ?? null,
    why,
  }
}

export const editionRow = ({ edition, hash, previousHash, why, signedByName, signedMs }: StoredEdition) => ({
  edition,
  hash,
  previousHash,
  why,
  signedByName,
  signedAt: toRfc3339(signedMs),
})

export async function sheetView(call: Call, loaded: LoadedSheet): Promise<SheetView> {
  const { stored, facts, scheme, figures, parts, stated } = loaded
  const assessed = assessSheet(facts, scheme)
  return {
    row: sheetRow(loaded, assessed),
    version: stored.version,
    facts,
    scheme: plainTree(scheme),
    form: await sheetForm(call.runtime, scheme.key),
    set: {
      district: await districtName(call.runtime),
      unit: call.runtime.use(unitBook).find(stored.unit)?.zh ?? stored.unit,
      year: stored.year,
      filedOn: stored.submittedMs === null ? null : localDate(stored.submittedMs),
      moneyUnit: scheme.unit,
    },
    figures,
    parts,
    stated,
    offers: offersOf(call, loaded, assessed),
    steps: (await stepsOf(call.db, stored.id)).map(({ atMs, ...step }) => ({ ...step, at: toRfc3339(atMs) })),
    editions: (await editionsOf(call.db, stored.id)).map(editionRow),
    why: stored.why,
    asOf: toRfc3339(call.nowMs),
  }
}

/** Commands that make sense in the state it is in; refused ones with the reason. */
function offersOf(call: Call, loaded: LoadedSheet, assessed: AssessedSheet): SheetOffer[] {
  // Words are asked for when the command is given.
  const facts = chainFacts(call, loaded, assessed, '…')
  return SHEET_COMMANDS.flatMap((command): SheetOffer[] => {
    const answer = decideSheet(loaded.stored, command, facts)
    if (answer.ok) return [{ command, refusal: null }]
    const { code, zh, en } = answer.refusal
    return code === 'sheet-state' ? [] : [{ command, refusal: { code, zh, en } }]
  })
}
