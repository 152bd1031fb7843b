import assert from 'node:assert/strict'
import { test } from 'node:test'
import { receiversOf, type Staff } from './receivers.ts'

const UNITS: Record<string, { kind: string; areaCode: string | null; parentId: string | null }> = {
  ops_center: { kind: 'opsCenter', areaCode: null, parentId: null },
  sanitation: { kind: 'districtDepartment', areaCode: null, parentId: 'ops_center' },
  street01: { kind: 'streetCenter', areaCode: '420103001', parentId: 'ops_center' },
  'street01.c01': { kind: 'community', areaCode: '420103001001', parentId: 'street01' },
  street02: { kind: 'streetCenter', areaCode: '420103002', parentId: 'ops_center' },
}
const POSTS: [person: string, post: string, unit: string][] = [
  ['handler', 'handlerOfficer', 'sanitation'],
  ['lead', 'handlerLead', 'sanitation'],
  ['streetLead', 'handlerLead', 'street01'],
  ['officer', 'communityOfficer', 'street01.c01'],
  ['intake', 'intakeOfficer', 'ops_center'],
  ['intakeOfStreet', 'intakeOfficer', 'street01'],
  ['checker1', 'checker', 'street01'],
  ['checker2', 'checker', 'street02'],
  ['supervisor', 'supervisor', 'ops_center'],
  ['chief', 'dutyChief', 'ops_center'],
]
const staff: Staff = {
  holders: (post, unit) => POSTS.filter((held) => held[1] === post && (!unit || held[2] === unit)).map(([id]) => id),
  unitOf: (id) => UNITS[id] ?? null,
  unitsOf: (person, post) => POSTS.filter((held) => held[0] === person && held[1] === post).map((held) => held[2]),
  onDuty: (areaCode) => (areaCode.startsWith('420103001') ? ['worker'] : []),
}
const here = { areaCode: '420103001001001', checker: null }
const clock = (name: string, ownerPost: string, ownerUnit: string | null) => ({ name, ownerPost, ownerUnit })

test('临期告知经办和本单位负责人，超期再告知督查员', () => {
  const handle = clock('handle', 'handlerOfficer', 'sanitation')
  assert.deepEqual(receiversOf(handle, 'orange', here, staff), ['handler', 'lead'])
  assert.deepEqual(receiversOf(handle, 'red', here, staff), ['handler', 'lead', 'supervisor'])
  assert.deepEqual(receiversOf(handle, 'redDaily', here, staff), ['handler', 'lead', 'supervisor'])
})

test('社区没有负责人的，告知上一级街道的负责人', () => {
  assert.deepEqual(receiversOf(clock('orderHandle', 'communityOfficer', 'street01.c01'), 'orange', here, staff), [
    'officer',
    'streetLead',
  ])
})

test('中心的环节告知中心岗位，街道同岗位的人不收', () => {
  assert.deepEqual(receiversOf(clock('accept', 'intakeOfficer', null), 'orange', here, staff), ['intake'])
})

test('核查：指定了人就告知本人，没有指定的告知管这一片的核查员', () => {
  const check = clock('check', 'checker', null)
  assert.deepEqual(receiversOf(check, 'orange', { ...here, checker: 'checker2' }, staff), ['checker2'])
  assert.deepEqual(receiversOf(check, 'orange', here, staff), ['checker1'])
})

test('核实告知值班表上的人', () => {
  assert.deepEqual(receiversOf(clock('verify', 'gridWorker', null), 'orange', here, staff), ['worker'])
})

test('没有人在岗时至少告知值班长', () => {
  assert.deepEqual(receiversOf(clock('closing', 'filingOfficer', null), 'orange', here, staff), ['chief'])
})
