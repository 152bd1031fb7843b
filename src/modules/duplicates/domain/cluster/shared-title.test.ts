import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sharedTitle } from './shared-title.ts'

test('a title names what its members share; a place only if most of them name it', () => {
  const of = (places: readonly string[], matter: string) => places.map((place) => `${place}${matter}`)
  for (const [titles, title] of [
    [of(['盐仓社区', '金桥社区', '东岸社区', '临河社区'], '广场舞声音大'), '广场舞声音大'],
    [of(['盐仓社区', '盐仓社区', '盐仓社区', '临河社区'], '广场舞声音大'), '盐仓社区广场舞声音大'],
    [['夜里广场舞扰民，盐仓社区', '广场舞扰民', '广场舞扰民没人管'], '夜里广场舞扰民'],
    [['金桥路12号路灯不亮', '学府街路灯不亮', '云山大道路灯不亮'], '路灯不亮'],
    [['碧水湾小区旁搅拌站粉尘大', '碧水湾小区搅拌站噪声', '碧水湾小区搅拌站扰民'], '碧水湾小区旁搅拌站粉尘大'],
    [['停水', '停水三天'], '停水三天'],
    [['Noise in Elm Street', 'Noise'], 'Noise in Elm Street'],
    [['唯一的标题'], '唯一的标题'],
    [[], ''],
  ] as const)
    assert.equal(sharedTitle(titles), title, titles.join('；'))
})

test('whatever the titles are: something of one of them, never empty where one is not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom(...'盐仓社区广场舞路 1号a，𠀀'), minLength: 1, maxLength: 12 })),
      (titles) => {
        const title = sharedTitle(titles)
        assert.equal(title === '', titles.length === 0)
      },
    ),
  )
})
