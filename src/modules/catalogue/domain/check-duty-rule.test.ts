import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDutyRule } from './check-duty-rule.ts'
import type { DutyBody } from './duty.ts'

const units: Record<string, { zh: string; kind: string; active: boolean }> = {
  sanitation: { zh: '环卫所', kind: 'districtDepartment', active: true },
  closed: { zh: '旧单位', kind: 'districtDepartment', active: false },
  vendor_a: { zh: '外包公司', kind: 'vendor', active: true },
  street01: { zh: '临江街道', kind: 'streetCenter', active: true },
  'street01.c01': { zh: '鼓楼社区', kind: 'community', active: true },
}
const facts = {
  unit: (id: string) => units[id] ?? null,
  category: (code: string) =>
    ({
      '200102': { zh: '暴露垃圾', kind: 'event', active: true },
      '300101': { zh: '物业', kind: 'appeal', active: true },
    })[code] ?? null,
}
const org = (orgKey: string): DutyBody => ({ orgKey })
const street: DutyBody = { level: 'street' }

function faultsOf(lead: DutyBody, coHandlers: DutyBody[], level: 'district' | 'street', code = '200102') {
  const rule = { code, lead, coHandlers, level, firstReceiver: false, basisZh: '依据' }
  return checkDutyRule(rule, facts).map(({ field, zh }) => `${field}: ${zh}`)
}

test('说得通的规则没有问题', () => {
  assert.deepEqual(faultsOf(org('sanitation'), [street], 'district'), [])
  assert.deepEqual(faultsOf(street, [org('sanitation')], 'street'), [])
  assert.deepEqual(faultsOf(org('street01'), [], 'street'), [])
  assert.deepEqual(faultsOf(org('vendor_a'), [], 'district'), [])
})

test('每种错误各有一句话', () => {
  const cases: [string[], RegExp][] = [
    [faultsOf(org('sanitation'), [], 'district', '999999'), /^code: 没有类别/],
    [faultsOf(org('nobody'), [], 'district'), /^lead: 没有单位“nobody”/],
    [faultsOf(org('closed'), [], 'district'), /^lead: 旧单位已停用/],
    [faultsOf(org('street01.c01'), [], 'district'), /^lead: 鼓楼社区由街道安排/],
    [faultsOf(org('sanitation'), [org('nobody')], 'district'), /^coHandlers: 没有单位/],
    [faultsOf(street, [], 'district'), /^level: 由街道主办的/],
    [faultsOf(org('street01'), [], 'district'), /^level: 由街道主办的/],
    [faultsOf(org('sanitation'), [], 'street'), /^level: 由环卫所主办的/],
    [faultsOf(org('vendor_a'), [], 'district', '300101'), /^lead: 外包公司是外包单位/],
    [faultsOf(org('sanitation'), [org('sanitation')], 'district'), /^coHandlers: 环卫所已是主办/],
    [faultsOf(street, [street], 'street'), /^coHandlers: 属地街道已是主办/],
    [faultsOf(org('sanitation'), [street, street], 'district'), /^coHandlers: 属地街道在协办中出现了两次/],
  ]
  for (const [faults, expected] of cases) {
    assert.equal(faults.length, 1, `${expected} ${faults}`)
    assert.match(faults[0]!, expected)
  }
})
