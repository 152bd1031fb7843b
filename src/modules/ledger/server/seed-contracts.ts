import { localDate, localDay, parseRfc3339, yearOfDay } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { type DemoContract, dayIn, named } from '../domain/demo-oversight.ts'
import { centreOf } from './centre-of.ts'
import { listContractRows, saveContractRow, setAcceptance } from './contract-store.ts'
import { listLines } from './line-store.ts'
import { noteChange } from './note-change-store.ts'
import { insertPayment } from './payment-store.ts'
import { findSeenProject } from './sight-store.ts'

const ALL = { all: true, areas: [], units: [] }
const BY = { byId: 'system', byName: '演示数据' }

/** Contracts of the demonstration with what was accepted and paid of them until today; those that are there stay. */
export async function seedContracts(call: Call, tx: Executor, demo: readonly DemoContract[]): Promise<void> {
  const today = localDate(call.nowMs)
  const thisYear = yearOfDay(localDay(call.nowMs))
  for (const given of demo) {
    const project = await findSeenProject(tx, given.project, ALL)
    if (!project) continue
    const no = named(given.no, thisYear + given.year)
    const query = { scope: ALL, today, id: null, projectId: project.id, state: null, before: null, limit: 1 }
    if ((await listContractRows(tx, { ...query, text: no })).length > 0) continue
    const milestones = given.milestones.map((one) => ({
      id: call.newId(),
      name: one.name,
      plannedOn: dayIn(thisYear, one.year, one.plannedOn),
    }))
    const instalments = given.instalments.map(({ percent }, at) => ({
      id: call.newId(),
      milestoneId: milestones[at]!.id,
      percent,
    }))
    const id = call.newId()
    const { name, party, price, document, remark, sources } = given
    const signedOn = dayIn(thisYear, given.year, given.signedOn)
    const parts = { name, party, price, document, remark, sources, milestones, instalments }
    const savedMs = afternoonOf(signedOn)
    await saveContractRow(tx, { id, projectId: project.id, no, signedOn, documentId: null, ...parts, ...BY }, savedMs)
    await noteChange(tx, {
      id: call.newId(),
      projectId: project.id,
      unit: project.unit,
      year: null,
      objectKind: 'contract',
      objectId: id,
      action: 'added',
      before: null,
      after: { no, ...parts },
      why: '登记合同',
      ...BY,
      nowMs: savedMs,
    })
    await accept(call, tx, given, milestones, today)
    await pay(call, tx, { given, projectId: project.id, no, instalments, today })
  }
}

async function accept(
  call: Call,
  tx: Executor,
  given: DemoContract,
  milestones: readonly { id: string }[],
  today: string,
): Promise<void> {
  const persons = call.runtime.use(personBook)
  const leader = persons.find(persons.holders('leader', centreOf(call))[0] ?? '')
  if (!leader) throw new Error('nobody holds leader')
  const thisYear = yearOfDay(localDay(call.nowMs))
  for (const [at, one] of given.milestones.entries()) {
    const on = one.acceptedOn && dayIn(thisYear, one.year, one.acceptedOn)
    if (!on || on > today) return
    await setAcceptance(tx, milestones[at]!.id, {
      on,
      document: named(one.document ?? '', thisYear + one.year),
      documentId: null,
      byId: leader.id,
      byName: leader.name,
      nowMs: afternoonOf(on),
    })
  }
}

interface Paying {
  given: DemoContract
  projectId: string
  no: string
  instalments: readonly { id: string }[]
  today: string
}

/** From the project's line of the contract's first source, of the year in which it was paid. */
async function pay(call: Call, tx: Executor, { given, projectId, no, instalments, today }: Paying): Promise<void> {
  const thisYear = yearOfDay(localDay(call.nowMs))
  const lines = await listLines(tx, { scope: ALL, projectId })
  for (const [at, { percent, year = 0, paidOn, amount, voucher }] of given.instalments.entries()) {
    const on = paidOn && dayIn(thisYear, year, paidOn)
    const line = lines.find((one) => one.year === thisYear + year && one.source === given.sources[0]?.source)
    if (!on || !amount || !line || on > today) continue
    await insertPayment(
      tx,
      {
        id: call.newId(),
        lineId: line.id,
        amount,
        paidOn: on,
        payee: given.party,
        economic: line.economic,
        voucherNo: named(voucher ?? '', line.year),
        text: `${no} ${given.name} 第${at + 1}期（${percent}%）`,
        instalmentId: instalments[at]!.id,
        reverses: null,
        reason: null,
        ...BY,
      },
      afternoonOf(on),
    )
  }
}

/** When somebody wrote down what happened on a day. */
function afternoonOf(day: string): number {
  const ms = parseRfc3339(`${day}T16:30:00+08:00`)
  if (ms === null) throw new Error(`demo-oversight.json: there is no day ${day}`)
  return ms
}
