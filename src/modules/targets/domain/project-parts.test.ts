import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactText } from './exact-tree.ts'
import { combineParts, combineShares, type ProjectPart, sayParts } from './project-parts.ts'

const part = (project: string, printed: string | null, unit: string, funds: string): ProjectPart => ({
  targetId: project,
  project,
  kind: 'quantitative',
  level3: '指标',
  unit,
  printed,
  sharePercent: null,
  funds,
})
const value = (parts: ProjectPart[], unit: string) => {
  const combined = combineParts(parts, unit)
  return [combined.value && exactText(combined.value), combined.way]
}

test('绝对数相加，比率按资金加权，都没有资金时取平均', () => {
  assert.deepEqual(value([part('甲', '12次', '次', '100'), part('乙', '8', '次', '900')], '次'), ['20', 'sum'])
  assert.deepEqual(value([part('甲', '90%', '%', '100'), part('乙', '100%', '%', '300')], '%'), ['97.5', 'weighted'])
  assert.deepEqual(value([part('甲', '90%', '%', '0'), part('乙', '100%', '%', '0')], '%'), ['95', 'mean'])
  assert.deepEqual(value([part('甲', '7万元/人', '万元/人', '1'), part('乙', '8万元/人', '万元/人', '2')], '万元/人'), [
    '23/3',
    'weighted',
  ])
})

test('缺一个项目的数，或单位不同，就没有汇总数，并说出缺谁', () => {
  const parts = [part('甲', '12次', '次', '1'), part('乙', null, '次', '1'), part('丙', '3%', '%', '1')]
  const combined = combineParts(parts, '次')
  assert.deepEqual([combined.value, combined.missing], [null, ['乙', '丙']])
  assert.equal(sayParts(combined, parts), '合计：甲、乙、丙；还缺 乙、丙')
  assert.equal(sayParts(combineParts([], '次'), []), '还没有选项目的指标')
  assert.equal(combineParts([], '次').value, null)
})

test('定性结果：得分比例按资金加权', () => {
  const words = (project: string, sharePercent: string | null, funds: string) => ({
    ...part(project, null, '', funds),
    sharePercent,
  })
  const two = combineShares([words('甲', '100', '300'), words('乙', '60', '100')])
  assert.deepEqual([two.value && exactText(two.value), two.way], ['90', 'weighted'])
  assert.equal(combineShares([words('甲', '100', '300'), words('乙', null, '100')]).value, null)
})
