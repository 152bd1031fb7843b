import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inScope } from '#core/scope.ts'
import type { OrgKind } from './org-kind.ts'
import { scopeOfUnit } from './scope-of-unit.ts'

const STREET = '990101003'
const COMMUNITY = `${STREET}005`
const GRID = `${COMMUNITY}007`

/** Kind of unit, its area, itself and below; then whether four cases are seen: own grid, next community, elsewhere, own order elsewhere. */
const TABLE: [OrgKind, string | null, string[], [boolean, boolean, boolean, boolean]][] = [
  ['opsCenter', null, ['ops_center'], [true, true, true, true]],
  ['districtDepartment', null, ['sanitation', 'sanitation.team1'], [false, false, false, true]],
  ['publicUtility', null, ['water_company'], [false, false, false, true]],
  ['vendor', null, ['vendor_01'], [false, false, false, true]],
  ['fundingBody', null, ['finance'], [false, false, false, true]],
  ['upperPlatform', null, ['city'], [false, false, false, true]],
  ['streetCenter', STREET, ['street03', 'street03.c05', 'street03.c05.g07'], [true, true, false, true]],
  ['community', COMMUNITY, ['street03.c05', 'street03.c05.g07'], [true, false, false, true]],
  ['gridTeam', GRID, ['street03.c05.g07'], [true, false, false, true]],
]

for (const [kind, areaCode, itselfAndBelow, seen] of TABLE)
  test(`岗位范围：${kind}`, () => {
    const id = itselfAndBelow[0] ?? ''
    const scope = scopeOfUnit({ id, kind, areaCode }, itselfAndBelow)
    const below = itselfAndBelow.at(-1) ?? ''
    assert.deepEqual(
      [
        inScope(scope, { areaCode: GRID, units: ['somebody'] }),
        inScope(scope, { areaCode: `${STREET}006001`, units: [] }),
        inScope(scope, { areaCode: '990101004001001', units: ['somebody'] }),
        inScope(scope, { areaCode: '990101004001001', units: [below] }),
      ],
      seen,
    )
  })

test('没有区划代码的街道单位看不到任何区域', () => {
  const scope = scopeOfUnit({ id: 'street99', kind: 'streetCenter', areaCode: null }, ['street99'])
  assert.equal(inScope(scope, { areaCode: GRID, units: [] }), false)
})
