import { dayOfDate, localDate } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { acceptMilestone, withdrawAcceptance } from '../contract.ts'
import { refuseAcceptance, refuseWithdrawal } from '../domain/contracts/refuse-acceptance.ts'
import { refused } from './contract-faults.ts'
import { contractOf } from './contract-row.ts'
import { keepersOf, lockContract, type StoredContract, setAcceptance } from './contract-store.ts'
import { checkDocument } from './documents.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { noteChange } from './note-change-store.ts'
import { contractAnswer, getStoredContract } from './save-contract.ts'

export const acceptMilestoneHandler = handle(acceptMilestone, async (input, call) => {
  if (dayOfDate(input.acceptedOn) === null) throw ledgerFaults.noSuchDay()
  const stored = await lockedContract(call, input.id)
  const { id: byId, name: byName } = call.principal
  const refusal = refuseAcceptance(contractOf(stored), {
    milestoneId: input.milestoneId,
    acceptedOn: input.acceptedOn,
    today: localDate(call.nowMs),
    byId,
    keepers: await keepersOf(call.db, input.id),
  })
  if (refusal) throw refused(refusal)
  const document = input.document.trim()
  const documentId = await checkDocument(call, input.documentId, null)
  await setAcceptance(call.db, input.milestoneId, {
    on: input.acceptedOn,
    document,
    documentId,
    byId,
    byName,
    nowMs: call.nowMs,
  })
  const milestone = stored.milestones.find((one) => one.id === input.milestoneId)!
  await noteMilestone(call, stored, milestone.id, `“${milestone.name}”验收：${document}`, {
    acceptedOn: input.acceptedOn,
    document,
  })
  await tellFinance(call, stored, milestone)
  return contractAnswer(call, input.id)
})

export const withdrawAcceptanceHandler = handle(withdrawAcceptance, async (input, call) => {
  const stored = await lockedContract(call, input.id)
  const refusal = refuseWithdrawal(contractOf(stored), input.milestoneId)
  if (refusal) throw refused(refusal)
  await setAcceptance(call.db, input.milestoneId, null)
  const milestone = stored.milestones.find((one) => one.id === input.milestoneId)!
  await noteMilestone(call, stored, milestone.id, `撤回“${milestone.name}”验收：${input.why.trim()}`, null)
  return contractAnswer(call, input.id)
})

/** The contract as nobody else can change it until this command is over. */
export async function lockedContract(call: Call, id: string): Promise<StoredContract> {
  const head = await lockContract(call.db, id)
  const stored = await getStoredContract(call, id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && head?.version !== expectedVersion) throw ledgerFaults.stale()
  return stored
}

async function noteMilestone(
  call: Call,
  { projectId, unit, milestones }: StoredContract,
  id: string,
  why: string,
  after: unknown,
) {
  const { acceptedOn, document } = milestones.find((one) => one.id === id)!
  await noteChange(call.db, {
    id: call.newId(),
    projectId,
    unit,
    year: null,
    objectKind: 'milestone',
    objectId: id,
    action: 'changed',
    before: acceptedOn === null ? null : { acceptedOn, document },
    after,
    why,
    byId: call.principal.id,
    byName: call.principal.name,
    nowMs: call.nowMs,
  })
  call.note(id)
}

/** What has become payable is told to those who pay. */
async function tellFinance(call: Call, contract: StoredContract, { id, name }: { id: string; name: string }) {
  const due = contract.instalments.filter((one) => one.milestoneId === id && one.paid === null)
  if (due.length === 0) return
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['financeOfficer'], unit: contract.unit },
    kind: 'general',
    title: {
      zh: `合同 ${contract.no} 的“${name}”已验收，可以付款`,
      en: `${name} of ${contract.no} is accepted: payable`,
    },
    text: { zh: `${contract.name}，${due.length} 期款到期。`, en: `${contract.name}: ${due.length} due.` },
    link: `/c/contracts/${contract.id}`,
    dedupeKey: `milestone:${id}:${call.nowMs}`,
  })
}
