import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, bodyText, type DutyRule, resolveDuty } from './duty.ts'

const rule = (parts: Partial<DutyRule>): DutyRule => ({
  code: '200102',
  lead: { level: 'street' },
  coHandlers: [],
  level: 'street',
  firstReceiver: false,
  basisZh: '依据',
  version: 3,
  ...parts,
})
const facts = {
  unit: (id: string) =>
    ({
      sanitation: { zh: '环卫所', active: true },
      closed: { zh: '旧单位', active: false },
      street01: { zh: '临江街道', active: true },
    })[id] ?? null,
  streetCentre: (code: string) => (code === '990101001' ? 'street01' : null),
}

test('属地街道由案件所在网格、社区或街道决定', () => {
  for (const areaCode of ['990101001', '990101001002', '990101001002003']) {
    const answer = resolveDuty(rule({}), areaCode, facts)
    assert.equal(answer.ok && answer.proposal.lead, 'street01')
  }
})

test('没有地点时说明要先定地点', () => {
  for (const areaCode of [null, '990101']) {
    const answer = resolveDuty(rule({}), areaCode, facts)
    assert.match(answer.ok ? '' : answer.why.zh, /先确定案件所在街道/)
  }
  const elsewhere = resolveDuty(rule({}), '990101099', facts)
  assert.match(elsewhere.ok ? '' : elsewhere.why.zh, /没有在用的街道中心/)
})

test('区级部门主办时不问地点，协办里的街道随地点', () => {
  const given = rule({ lead: { orgKey: 'sanitation' }, coHandlers: [{ level: 'street' }], level: 'district' })
  const known = resolveDuty(given, '990101001', facts)
  assert.deepEqual(known, {
    ok: true,
    proposal: {
      lead: 'sanitation',
      coHandlers: ['street01'],
      level: 'district',
      firstReceiver: false,
      basisZh: '依据',
      version: 3,
    },
  })
  const unknown = resolveDuty(given, null, facts)
  assert.deepEqual(unknown.ok && unknown.proposal.coHandlers, [])
})

test('停用或不存在的主办单位不推荐，停用的协办略去', () => {
  const closed = resolveDuty(rule({ lead: { orgKey: 'closed' } }), null, facts)
  assert.match(closed.ok ? '' : closed.why.zh, /旧单位已停用/)
  const missing = resolveDuty(rule({ lead: { orgKey: 'nobody' } }), null, facts)
  assert.match(missing.ok ? '' : missing.why.zh, /不存在/)
  const helped = resolveDuty(
    rule({ coHandlers: [{ orgKey: 'closed' }, { orgKey: 'sanitation' }, { orgKey: 'street01' }] }),
    '990101001',
    facts,
  )
  assert.deepEqual(helped.ok && helped.proposal.coHandlers, ['sanitation'])
})

test('写成文字再读回是同一个', () => {
  for (const body of [{ level: 'street' as const }, { orgKey: 'sanitation' }])
    assert.deepEqual(bodyOf(bodyText(body)), body)
})
