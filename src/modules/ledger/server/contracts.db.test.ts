import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Output } from '#core/operation.ts'
import { listInbox } from '#modules/notices/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { newId } from '#platform/ids.ts'
import {
  acceptMilestone,
  type ContractRow,
  getContract,
  getDocument,
  listContracts,
  payInstalment,
  reversePayment,
  saveContract,
  uploadDocument,
  withdrawAcceptance,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
const nowMs = Date.parse('2026-06-01T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => nowMs })
  walk = openWalk(house)
})
after(() => house.close())

const refusedAs = (wanted: string, sentence?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (sentence === undefined || sentence.test(error.text.zh))

/** A contract of the operation and maintenance project, 60/40 % with two milestones. */
function draft(change: Partial<Input<typeof saveContract>> = {}): Input<typeof saveContract> {
  const [first, second] = [newId(), newId()]
  return {
    id: newId(),
    project: 'xinxihua',
    no: `HT-${newId().slice(-8)}`,
    name: '系统和机房维护服务合同',
    party: '江畔信息技术有限公司',
    price: '1500000',
    signedOn: '2026-03-01',
    document: '合同正本存档案柜',
    sources: [{ source: 'currentYearAppropriation', amount: '1500000' }],
    milestones: [
      { id: first, name: '半年考核', plannedOn: '2026-05-31' },
      { id: second, name: '年度考核', plannedOn: '2026-12-31' },
    ],
    instalments: [
      { id: newId(), milestoneId: first, percent: '60' },
      { id: newId(), milestoneId: second, percent: '40' },
    ],
    ...change,
  }
}

const linesOf = async (project: string, year: number) =>
  house.runtime.db.many<{ id: string; economic: string; adjusted: string; executed: string }>(sql`
    select v.id, v.economic, v.adjusted::text, v.executed::text from ledger.v_budget_line v
      join ledger.v_project p on p.id = v.project_id where p.key = ${project} and v.year = ${year} order by v.economic`)

const save = async (given: Input<typeof saveContract>) => walk.by('financeOfficer1', saveContract, given)

const accept = async (contract: ContractRow, at: number, on: string, account = 'leader1') =>
  walk.by(account, acceptMilestone, {
    id: contract.id,
    milestoneId: contract.milestones[at]!.id,
    acceptedOn: on,
    document: '验收单 1 号',
  })

test('演示合同：35/40/20/5，前两期已付，其余未验收，付款与台账是同一笔', async () => {
  const { items } = await walk.by('financeOfficer1', listContracts, { project: 'pingtai' })
  const contract = items[0]!
  assert.deepEqual(
    contract.instalments.map(({ percent, due, state, paid }) => [percent, due, state, paid]),
    [
      ['35', '2380000.00', 'paid', '2380000.00'],
      ['40', '2720000.00', 'paid', '2720000.00'],
      ['20', '1360000.00', 'waiting', null],
      ['5', '340000.00', 'waiting', null],
    ],
  )
  assert.deepEqual([contract.paid, contract.paidPercent, contract.findings], ['5100000.00', '75.00', []])
  const [bond] = (await linesOf('pingtai', 2025)).filter((line) => line.economic === '31007')
  assert.equal(bond?.executed, '5100000.000000')
})

test('视图 v_contract 给出合同价款、签订日和各期', async () => {
  const row = await house.runtime.db.one<{ price: string; signed_on: string; instalments: object[] }>(sql`
    select price::text, signed_on::text, instalments from ledger.v_contract where no = 'LJCY-2025-012'`)
  assert.deepEqual([row.price, row.signed_on], ['6800000.000000', '2025-03-18'])
  const [first, , third] = row.instalments as Record<string, unknown>[]
  assert.deepEqual(
    [first?.percent, first?.acceptedOn, first?.paid, first?.paidOn, third?.acceptedOn, third?.paid],
    ['35.000000', '2025-05-28', '2380000.000000', '2025-06-12', null, null],
  )
})

test('未验收不能付；验收后付一次，生成支付；再付即拒；凭证金额不符须写原因并列为问题', async () => {
  const contract = await save(draft())
  const [line] = (await linesOf('xinxihua', 2026)).filter((one) => one.economic === '30213')
  const [first, second] = contract.instalments
  const pay = (instalmentId: string, amount: string, more: object = {}) =>
    walk.by('financeOfficer1', payInstalment, {
      id: contract.id,
      instalmentId,
      paidOn: '2026-06-01',
      voucherNo: '支2026-900',
      parts: [{ lineId: line!.id, amount }],
      ...more,
    })
  await assert.rejects(pay(first!.id, '900000'), refusedAs('milestone-not-accepted', /^“半年考核”还没有验收/))
  await accept(contract, 0, '2026-05-30')
  await assert.rejects(
    pay(first!.id, '850000'),
    refusedAs('installment-amount', /^合同价款150\.00万元的60%应为900000\.00元，登记支付850000\.00元，少50000\.00元。/),
  )
  await assert.rejects(pay(first!.id, '900000', { paidOn: '2026-06-02' }), refusedAs('payment-day'))
  await assert.rejects(
    pay(first!.id, '900000', {
      parts: [
        { lineId: line!.id, amount: '1' },
        { lineId: line!.id, amount: '899999' },
      ],
    }),
    refusedAs('payment-line'),
  )
  const [other] = await linesOf('rexian', 2026)
  await assert.rejects(
    pay(first!.id, '900000', { parts: [{ lineId: other!.id, amount: '900000' }] }),
    refusedAs('payment-line', /不属于合同的项目/),
  )
  assert.equal((await linesOf('xinxihua', 2026)).find((one) => one.id === line!.id)?.executed, line!.executed)
  const paid = await pay(first!.id, '850000', { reason: '扣考核款 5 万元' })
  assert.deepEqual(
    paid.findings.map(({ kind, printed, recomputed, zh }) => ({ kind, printed, recomputed, zh })),
    [
      {
        kind: 'installment',
        printed: '850000.00',
        recomputed: '900000.00',
        zh: '合同价款150.00万元的60%应为900000.00元，登记支付850000.00元，少50000.00元',
      },
    ],
  )
  assert.deepEqual(
    [paid.instalments[0]?.state, paid.instalments[0]?.differenceReason, paid.instalments[0]?.vouchers],
    ['paid', '扣考核款 5 万元', ['支2026-900']],
  )
  const payment = await house.runtime.db.one<{ amount: string; payee: string; text: string }>(sql`
    select amount::text, payee, text from ledger.payment where instalment_id = ${first!.id}`)
  assert.deepEqual(payment, {
    amount: '850000.000000',
    payee: '江畔信息技术有限公司',
    text: `${contract.no} 系统和机房维护服务合同 第1期（60%）`,
  })
  await assert.rejects(pay(first!.id, '900000'), refusedAs('instalment-paid'))
  await assert.rejects(pay(second!.id, '600000'), refusedAs('milestone-not-accepted'))
  const found = await walk.by('leader1', listContracts, { state: 'finding' })
  assert.deepEqual(
    found.items.map(({ id }) => id),
    [contract.id],
  )
})

test('两人同时付同一期，只有一笔', async () => {
  const contract = await save(draft())
  await accept(contract, 0, '2026-05-30')
  const [line] = (await linesOf('xinxihua', 2026)).filter((one) => one.economic === '30214')
  const small = await save(draft({ price: '1000', sources: [{ source: 'currentYearAppropriation', amount: '1000' }] }))
  await accept(small, 0, '2026-05-30')
  const pay = (account: string) =>
    walk.by(account, payInstalment, {
      id: small.id,
      instalmentId: small.instalments[0]!.id,
      paidOn: '2026-06-01',
      voucherNo: '支2026-901',
      parts: [{ lineId: line!.id, amount: '600' }],
    })
  const both = await Promise.allSettled([pay('financeOfficer1'), pay('financeOfficer2')])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const { count } = await house.runtime.db.one<{ count: number }>(sql`
    select count(*)::int as count from ledger.payment where instalment_id = ${small.instalments[0]!.id}`)
  assert.equal(count, 1)
})

test('一期由两条预算支付，要么都付要么都不付', async () => {
  const contract = await save(draft())
  await accept(contract, 0, '2026-05-30')
  const lines = await linesOf('xinxihua', 2026)
  const [repair, cloud] = [
    lines.find((one) => one.economic === '30213')!,
    lines.find((one) => one.economic === '30227')!,
  ]
  const pay = (parts: { lineId: string; amount: string }[]) =>
    walk.by('financeOfficer2', payInstalment, {
      id: contract.id,
      instalmentId: contract.instalments[0]!.id,
      paidOn: '2026-06-01',
      voucherNo: '支2026-902',
      parts,
    })
  await assert.rejects(
    pay([
      { lineId: repair.id, amount: '100000' },
      { lineId: cloud.id, amount: '800000' },
    ]),
    refusedAs('source-spent'),
  )
  const half = await walk.by('financeOfficer1', getContract, { id: contract.id })
  assert.equal(half.contract.instalments[0]?.paid, null)
  const paid = await pay([
    { lineId: repair.id, amount: '500000' },
    { lineId: cloud.id, amount: '400000' },
  ])
  assert.deepEqual([paid.instalments[0]?.paid, paid.paidPercent, paid.findings], ['900000.00', '60.00', []])
})

test('登记人不验收：同时有财务和领导岗位也不行；验收人不登记付款', async () => {
  const contract = await save(draft())
  await assert.rejects(accept(contract, 0, '2026-05-30', 'financeOfficer1'), refusedAs('not-permitted'))
  const both = await walk.person('financeOfficer1')
  const leaderPosts = (await walk.person('leader1')).posts
  const twoPosts = { ...both, posts: [...both.posts, ...leaderPosts] }
  const input = {
    id: contract.id,
    milestoneId: contract.milestones[0]!.id,
    acceptedOn: '2026-05-30',
    document: '验收单',
  }
  await assert.rejects(house.perform(acceptMilestone, input, twoPosts), refusedAs('acceptance-four-eyes'))
  const leader = await walk.person('leader2')
  await house.perform(acceptMilestone, input, leader)
  const [line] = await linesOf('xinxihua', 2026)
  await assert.rejects(
    house.perform(
      payInstalment,
      {
        id: contract.id,
        instalmentId: contract.instalments[0]!.id,
        paidOn: '2026-06-01',
        voucherNo: '支2026-903',
        parts: [{ lineId: line!.id, amount: '900000' }],
      },
      { ...leader, posts: [...leader.posts, ...both.posts] },
    ),
    refusedAs('payment-four-eyes'),
  )
})

test('节点按先后验收，撤回后恢复；每次都留下何人何时为何', async () => {
  const contract = await save(draft())
  await assert.rejects(accept(contract, 1, '2026-05-30'), refusedAs('milestone-order', /“半年考核”还没有验收/))
  const accepted = await accept(contract, 0, '2026-05-30')
  assert.deepEqual(
    accepted.milestones.map(({ acceptedOn, next }) => [acceptedOn, next]),
    [
      ['2026-05-30', false],
      [null, true],
    ],
  )
  const [told] = (await walk.by('financeOfficer1', listInbox, { kind: 'general' })).items
  assert.match(told?.zh ?? '', new RegExp(`^合同 ${contract.no} 的“半年考核”已验收，可以付款$`))
  const back = await walk.by('leader2', withdrawAcceptance, {
    id: contract.id,
    milestoneId: contract.milestones[0]!.id,
    why: '验收单缺测试报告',
  })
  assert.equal(back.milestones[0]?.acceptedOn, null)
  const { changes } = await walk.by('auditor1', getContract, { id: contract.id })
  assert.deepEqual(
    changes.map(({ why }) => why),
    ['撤回“半年考核”验收：验收单缺测试报告', '“半年考核”验收：验收单 1 号', '登记合同'],
  )
})

test('改合同须写原因、须是最新版本；已验收的节点不能删', async () => {
  const given = draft()
  const contract = await save(given)
  await assert.rejects(save({ ...given, name: '改名' }), refusedAs('why-missing'))
  const finance = await walk.person('financeOfficer1')
  const changed = await house.perform(saveContract, { ...given, name: '改名', why: '名称写错' }, finance, {
    expectedVersion: contract.version,
  })
  assert.deepEqual([changed.name, changed.version], ['改名', contract.version + 1])
  await assert.rejects(
    house.perform(saveContract, { ...given, why: '再改' }, finance, { expectedVersion: contract.version }),
    refusedAs('stale-version'),
  )
  await accept(contract, 0, '2026-05-30')
  const shorter = {
    ...given,
    milestones: given.milestones.slice(1),
    instalments: [{ ...given.instalments[1]!, percent: '100' }],
    why: '取消半年考核',
  }
  await assert.rejects(save(shorter), refusedAs('milestone-accepted'))
  await assert.rejects(save(draft({ no: contract.no })), refusedAs('contract-no-taken'))
  await assert.rejects(save(draft({ sources: [{ source: 'none', amount: '1500000' }] })), refusedAs('source-unknown'))
  await assert.rejects(save({ ...draft(), milestones: given.milestones }), refusedAs('instalment-milestone'))
  await assert.rejects(
    save({ ...draft(), milestones: given.milestones, instalments: given.instalments }),
    refusedAs('contract-ids'),
  )
})

test('比例合计不是 100% 的合同可登记，列为问题', async () => {
  const given = draft()
  const short = await save({ ...given, instalments: given.instalments.slice(0, 1) })
  assert.deepEqual(
    short.findings.map(({ zh }) => zh),
    ['各期付款比例合计60%，应为100%'],
  )
})

test('清单按状态筛选、翻页；代表看不到合同', async () => {
  const all = await walk.by('financeOfficer1', listContracts, {})
  const first = await walk.by('financeOfficer1', listContracts, { limit: 2 })
  const second = await walk.by('financeOfficer1', listContracts, { limit: 100, cursor: first.next ?? '' })
  assert.deepEqual(
    [...first.items, ...second.items].map(({ id }) => id),
    all.items.map(({ id }) => id),
  )
  const late = await walk.by('financeOfficer1', listContracts, { state: 'late' })
  assert.ok(late.items.length > 0 && late.items.every((one) => one.milestones.some((milestone) => milestone.late)))
  const payable = await walk.by('financeOfficer1', listContracts, { state: 'payable' })
  assert.ok(payable.items.every((one) => one.instalments.some(({ state }) => state === 'payable')))
  await assert.rejects(walk.by('deputy1', listContracts, {}), refusedAs('not-permitted'))
})

test('合同文件：上传者自己先可见，挂上合同后同单位可见，他人的文件不能挂', async () => {
  const upload = async (account: string) =>
    (await house.runtime.perform({
      operation: uploadDocument,
      input: {},
      principal: await walk.person(account),
      command: { id: newId(), bodyHash: '', expectedVersion: null },
      file: { name: '合同.pdf', stream: Readable.from([Buffer.from('%PDF-1.4\n合同\n%%EOF')]) },
    })) as Output<typeof uploadDocument>
  const file = await upload('financeOfficer1')
  await assert.rejects(walk.by('leader1', getDocument, { id: file.id }), refusedAs('document-not-found'))
  await assert.rejects(save(draft({ documentId: (await upload('leader1')).id })), refusedAs('document-unknown'))
  await save(draft({ documentId: file.id }))
  const seen = (await walk.by('leader1', getDocument, { id: file.id })) as { name: string; stream: Readable }
  assert.equal(seen.name, '合同.pdf')
  assert.match(await text(seen.stream), /^%PDF/)
})

test('他单位的财务看不到也登记不了本单位的合同', async () => {
  const finance = await walk.person('financeOfficer1')
  const elsewhere = {
    ...finance,
    posts: finance.posts.map((held) => ({ ...held, scope: { all: false, areas: [], units: ['street01'] } })),
  }
  assert.deepEqual((await house.perform(listContracts, {}, elsewhere)).items, [])
  const [contract] = (await walk.by('financeOfficer1', listContracts, { project: 'pingtai' })).items
  await assert.rejects(house.perform(getContract, { id: contract!.id }, elsewhere), refusedAs('contract-not-found'))
  await assert.rejects(house.perform(saveContract, draft(), elsewhere), refusedAs('project-not-found'))
})

test('支付冲销后，这一期重新待付，合同回到未付', async () => {
  const contract = await save(
    draft({ price: '2000', sources: [{ source: 'currentYearAppropriation', amount: '2000' }] }),
  )
  await accept(contract, 0, '2026-05-30')
  const [line] = (await linesOf('xinxihua', 2026)).filter((one) => one.economic === '30214')
  const input = {
    id: contract.id,
    instalmentId: contract.instalments[0]!.id,
    paidOn: '2026-06-01',
    voucherNo: '支2026-910',
    parts: [{ lineId: line!.id, amount: '1200' }],
  }
  await walk.by('financeOfficer1', payInstalment, input)
  const { id } = await house.runtime.db.one<{ id: string }>(sql`
    select id from ledger.payment where instalment_id = ${input.instalmentId}`)
  await walk.by('financeOfficer2', reversePayment, { id, reason: '收款账号有误' })
  const back = (await walk.by('leader1', getContract, { id: contract.id })).contract
  assert.deepEqual(
    [back.paid, back.instalments[0]?.state, back.instalments[0]?.paidOn, back.instalments[0]?.vouchers],
    ['0.00', 'payable', null, []],
  )
  const again = await walk.by('financeOfficer1', payInstalment, { ...input, voucherNo: '支2026-911' })
  assert.deepEqual([again.instalments[0]?.paid, again.instalments[0]?.vouchers], ['1200.00', ['支2026-911']])
})
