import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import { newId } from '#platform/ids.ts'
import {
  approveChange,
  getYear,
  listTargetHistory,
  type PlanSubject,
  proposeChange,
  refuseChange,
  takeBackChange,
} from '../contract.ts'

let house: TestHouse
const NOW = Date.parse('2026-09-01T10:00:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
})
after(() => house.close())

const by = async <Op extends Operation>(
  account: string,
  operation: Op,
  input: Input<Op>,
  expectedVersion?: number,
): Promise<Output<Op>> =>
  house.perform(
    operation,
    input,
    await house.principal(account),
    expectedVersion === undefined ? {} : { expectedVersion },
  )
const officer = <Op extends Operation>(operation: Op, input: Input<Op>, version?: number) =>
  by('performanceOfficer1', operation, input, version)
const leader = <Op extends Operation>(operation: Op, input: Input<Op>) => by('leader1', operation, input)
const code = (wanted: string, words?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (words === undefined || words.test(error.text.zh))

async function subject(year: number, name: string): Promise<PlanSubject> {
  const found = (await officer(getYear, { year })).subjects.find((one) => one.name.includes(name))
  assert.ok(found, name)
  return found
}
const target = async (year: number, project: string, level3: string) => {
  const found = (await subject(year, project)).targets.find((one) => one.level3 === level3)
  assert.ok(found, level3)
  return found
}

test('同一人兼任两岗，也不能批准自己报的目标和调整', async () => {
  const both = await house.principal('performanceOfficer2')
  const boss = await house.principal('leader2')
  const two = { ...both, posts: [...both.posts, ...boss.posts] }
  const asTwo = <Op extends Operation>(operation: Op, input: Input<Op>) => house.perform(operation, input, two)
  const { targetId, changeId } = { targetId: (await target(2026, '党建', '购买书籍数量')).id, changeId: newId() }
  await asTwo(proposeChange, { targetId, id: changeId, kind: 'withdraw', reason: '书籍由上级统一发放' })
  await assert.rejects(asTwo(approveChange, { id: changeId }), code('four-eyes'))
  await assert.rejects(asTwo(refuseChange, { id: changeId, reason: '再想想' }), code('four-eyes'))
  await assert.rejects(officer(takeBackChange, { id: changeId }), code('change-not-yours'))
  await asTwo(takeBackChange, { id: changeId })
  await assert.rejects(leader(approveChange, { id: changeId }), code('change-settled'))
})

test('年中撤销：批准后权重分给同类，加总不变；另一项待批时不能重复提出', async () => {
  const before = await subject(2026, '热线坐席外包')
  const gone = before.targets.find((one) => one.level3 === '接听热线数量')
  assert.ok(gone)
  const id = newId()
  const change = { targetId: gone.id, id, kind: 'withdraw' as const, reason: '热线并入市级统一受理' }
  await assert.rejects(leader(proposeChange, change), (error) => isFault(error) && error.status === 403)
  await officer(proposeChange, change)
  await assert.rejects(officer(proposeChange, { ...change, id: newId() }), code('change-open'))
  assert.equal((await subject(2026, '热线坐席外包')).openChanges.length, 1)
  await assert.rejects(officer(approveChange, { id }), (error) => isFault(error) && error.status === 403)
  assert.equal((await leader(approveChange, { id })).state, 'approved')
  const now = await subject(2026, '热线坐席外包')
  const weights = Object.fromEntries(now.targets.map((one) => [one.level3, one.weightInForce]))
  assert.deepEqual(
    [weights.接听热线数量, weights.在岗坐席数, weights.热线接通率, weights.平均接听等待时间],
    ['0', '5', '7.5', '7.5'],
  )
  assert.deepEqual(now.openChanges, [])
  await assert.rejects(officer(proposeChange, { ...change, id: newId() }), code('target-withdrawn'))
})

test('年中调整：目标值和权重须说明理由，合计不能变，批准前权重被动过的须重提', async () => {
  const plan = await subject(2026, '履职')
  const [days, drafts] = ['城市管理开放日场次', '法律审查合同数'].map((name) => {
    const found = plan.targets.find((one) => one.level3 === name)
    assert.ok(found)
    return found
  })
  assert.ok(days && drafts)
  const adjust = { targetId: days.id, kind: 'adjust' as const, reason: '上半年已办 3 场' }
  await assert.rejects(officer(proposeChange, { ...adjust, id: newId() }), code('change-empty'))
  await assert.rejects(officer(proposeChange, { ...adjust, id: newId(), value: '0' }), code('target-refused'))
  await assert.rejects(
    officer(proposeChange, { ...adjust, id: newId(), weight: '7' }),
    code('change-sum', /产出指标多 2 分/),
  )
  const first = newId()
  const others = [{ id: drafts.id, weight: '2' }]
  await officer(proposeChange, { ...adjust, id: first, value: '6', weight: '7', others })
  const second = newId()
  await officer(proposeChange, {
    targetId: drafts.id,
    kind: 'adjust',
    reason: '合同增多',
    id: second,
    weight: '5',
    others: [{ id: days.id, weight: '4' }],
  })
  await leader(approveChange, { id: first })
  await assert.rejects(leader(approveChange, { id: second }), code('weights-moved'))
  await leader(refuseChange, { id: second, reason: '与已批调整冲突' })
  const now = await subject(2026, '履职')
  assert.equal(now.weights?.agrees, true)
  const after = now.targets.find((one) => one.id === days.id)
  assert.deepEqual([after?.printed, after?.weight], ['≥6场', '7'])
  const { items } = await officer(listTargetHistory, { id: days.id })
  assert.deepEqual(
    [items.at(-1)?.before, items.at(-1)?.after],
    ['城市管理开放日场次 ≥4场 5 分；法律审查合同数 4 分', '城市管理开放日场次 ≥6场 7 分；法律审查合同数 2 分'],
  )
})
