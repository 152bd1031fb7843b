import assert from 'node:assert/strict'
import { test } from 'node:test'
import { treeLines } from './unit-tree.ts'
import type { UnitRow } from './use-units.ts'

function unit(id: string, parentId: string | null): UnitRow {
  return {
    id,
    zh: id,
    en: '',
    kind: 'community',
    level: 'community',
    parentId,
    areaCode: null,
    remitZh: '',
    active: true,
    version: 1,
  }
}

const UNITS = [
  unit('center', null),
  unit('s1', null),
  unit('s1.c1', 's1'),
  unit('s1.c1.g1', 's1.c1'),
  unit('s1.c2', 's1'),
]
const shown = (lines: ReturnType<typeof treeLines>) => lines.map((line) => `${'-'.repeat(line.depth)}${line.unit.id}`)

test('closed branches show their top only', () => {
  assert.deepEqual(shown(treeLines(UNITS, () => false, null)), ['center', 's1'])
  assert.deepEqual(shown(treeLines(UNITS, (id) => id === 's1', null)), ['center', 's1', '-s1.c1', '-s1.c2'])
})

test('a search opens what leads to a match and hides the rest', () => {
  assert.deepEqual(
    shown(
      treeLines(
        UNITS,
        () => false,
        ({ id }) => id.endsWith('g1'),
      ),
    ),
    ['s1', '-s1.c1', '--s1.c1.g1'],
  )
})

test('a unit whose parent is not in the list stands at the top', () => {
  assert.deepEqual(shown(treeLines([unit('a.b', 'a')], () => false, null)), ['a.b'])
})

test('units that are each below the other do not hang the page', () => {
  assert.deepEqual(shown(treeLines([unit('a', 'b'), unit('b', 'a')], () => true, null)), [])
})

test('区城运中心排在部门前，部门排在企业前', () => {
  const units = [
    { ...unit('bus_company', null), kind: 'publicUtility' as const },
    { ...unit('sanitation', null), kind: 'districtDepartment' as const },
    { ...unit('ops_center', null), kind: 'opsCenter' as const },
  ]
  assert.deepEqual(shown(treeLines(units, () => false, null)), ['ops_center', 'sanitation', 'bus_company'])
})
