import type { Call } from '#platform/call.ts'
import { chainHash } from '#platform/crypto/chain.ts'
import { handle } from '#platform/plug.ts'
import {
  passSheet,
  refuseSheet,
  reopenSheet,
  returnSheet,
  type SheetView,
  signSheet,
  submitSheet,
  withdrawSheet,
} from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { findingKey } from '../domain/finding-key.ts'
import { frozenSheet } from '../domain/frozen-sheet.ts'
import { decideSheet, type SheetCommand, type SheetRole } from '../domain/sheet-chain.ts'
import { addEdition, addStep, editionsOf } from './edition-store.ts'
import type { LoadedSheet } from './load-sheets.ts'
import { reread } from './save-sheet.ts'
import { sheetFaults } from './sheet-faults.ts'
import { sheetOf } from './sheet-of.ts'
import { lockSheet, moveSheet, type StoredSheet, saveSheetTexts, type Writer } from './sheet-store.ts'
import { chainFacts } from './sheet-view.ts'
import { tellNext } from './tell-next.ts'

interface Order {
  id: string
  command: Exclude<SheetCommand, 'save'>
  /** The permission that the operation was let in by. */
  role: SheetRole
  why?: string
  findings?: readonly string[]
}

export const submitSheetHandler = handle(submitSheet, ({ id }, call) =>
  move(call, { id, command: 'submit', role: 'fill' }),
)
export const withdrawSheetHandler = handle(withdrawSheet, ({ id }, call) =>
  move(call, { id, command: 'withdraw', role: 'fill' }),
)
export const passSheetHandler = handle(passSheet, ({ id }, call) => move(call, { id, command: 'pass', role: 'review' }))
export const returnSheetHandler = handle(returnSheet, (input, call) =>
  move(call, { ...input, command: 'return', role: 'review' }),
)
export const refuseSheetHandler = handle(refuseSheet, (input, call) =>
  move(call, { ...input, command: 'return', role: 'sign' }),
)
export const signSheetHandler = handle(signSheet, ({ id }, call) => move(call, { id, command: 'sign', role: 'sign' }))
export const reopenSheetHandler = handle(reopenSheet, ({ id, why }, call) =>
  move(call, { id, command: 'reopen', role: 'sign', why }),
)

/** One step of the chain, with its line, its version and its news, in one transaction. */
async function move(call: Call, { id, command, role, why = '', findings = [] }: Order): Promise<SheetView> {
  await lockSheet(call.db, id)
  const loaded = await sheetOf(call, id)
  const { stored, facts } = loaded
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== stored.version) throw sheetFaults.stale()
  const assessed = assessSheet(facts, loaded.scheme)
  const asked = chainFacts(call, loaded, assessed, why)
  const answer = decideSheet(stored, command, { ...asked, roles: asked.roles.filter((one) => one === role) })
  if (!answer.ok)
    throw sheetFaults.refused(
      answer.refusal,
      answer.refusal.code === 'sheet-gaps'
        ? assessed.gaps
            .slice(0, 50)
            .map(({ targetId, field, text }) => ({ field: `${targetId ?? 'sheet'}.${field}`, ...text }))
        : undefined,
    )
  const by = { id: call.principal.id, name: call.principal.name, nowMs: call.nowMs }
  // Whoever submits answers for what stands there: it is theirs as if they had written it.
  if (command === 'submit') await saveSheetTexts(call.db, id, facts.texts, by)
  const edition = stored.edition + (command === 'reopen' ? 1 : 0)
  await moveSheet(call.db, {
    id,
    to: answer.to,
    edition,
    why: why.trim() || keptWhy(stored, command),
    ...handsOf(stored, command, by),
  })
  const quoted = assessed.findings.filter((one) => findings.includes(findingKey(one))).map(({ text }) => text)
  await addStep(call.db, id, {
    id: call.newId(),
    edition,
    command,
    fromState: stored.state,
    toState: answer.to,
    why: why.trim(),
    quoted,
    byId: by.id,
    byName: by.name,
    atMs: call.nowMs,
  })
  if (command === 'sign') await freeze(call, id, by)
  call.note(id, { command, from: stored.state, to: answer.to, edition })
  await tellNext(call, loaded, command, { why: why.trim(), quoted })
  return reread(call, id)
}

/** A reason stays to be read until the round is over. */
const keptWhy = ({ why }: StoredSheet, command: SheetCommand): string | null => (command === 'sign' ? null : why)

/** Who has done which step of this round. */
function handsOf(stored: StoredSheet, command: SheetCommand, by: Writer) {
  const kept = (id: string | null, name: string | null, atMs: number | null): Writer | null =>
    id === null ? null : { id, name: name ?? '', nowMs: atMs ?? by.nowMs }
  const submittedBy = kept(stored.submittedBy, stored.submittedByName, stored.submittedMs)
  const reviewedBy = kept(stored.reviewedBy, stored.reviewedByName, stored.reviewedMs)
  const none = { submittedBy: null, reviewedBy: null, signedBy: null }
  const HANDS: Readonly<Record<Exclude<SheetCommand, 'save'>, typeof none | Record<keyof typeof none, Writer | null>>> =
    {
      submit: { ...none, submittedBy: by },
      withdraw: none,
      pass: { ...none, submittedBy, reviewedBy: by },
      return: { ...none, submittedBy },
      sign: { submittedBy, reviewedBy, signedBy: by },
      reopen: none,
    }
  return HANDS[command as Exclude<SheetCommand, 'save'>]
}

/** The version that was signed, as it stood; nobody changes it any more, the house neither. */
async function freeze(call: Call, id: string, by: Writer): Promise<void> {
  const { stored, facts, scheme }: LoadedSheet = await sheetOf(call, id)
  const body = frozenSheet(facts, scheme)
  const previousHash = (await editionsOf(call.db, id)).at(-1)?.hash ?? null
  await addEdition(call.db, id, {
    edition: stored.edition,
    body,
    hash: chainHash(previousHash, body),
    previousHash,
    why: null,
    signedBy: by.id,
    signedByName: by.name,
    signedMs: by.nowMs,
  })
}
