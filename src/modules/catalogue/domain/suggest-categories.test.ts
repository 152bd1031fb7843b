import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { AmbiguousTerm, Category } from './category.ts'
import { scoreCategories } from './suggest-categories.ts'

interface Taxonomy {
  categories: Omit<Category, 'active' | 'version'>[]
  ambiguousTerms: AmbiguousTerm[]
}
const path = new URL('../../../../districts/_defaults/taxonomy.json', import.meta.url)
const taxonomy = JSON.parse(readFileSync(path, 'utf8')) as Taxonomy
const categories = taxonomy.categories.map((category) => ({ ...category, active: true, version: 1 }))
const scorer = scoreCategories(categories, taxonomy.ambiguousTerms)
const codes = (text: string, limit = 3) => scorer.suggest(text, { limit }).map((one) => one.code)
const listed = categories.filter((category) => !category.other)

test('每个类别的名称首先给出它自己，同名的按种类区分', () => {
  for (const { zh, code, kind } of categories)
    assert.equal(scorer.suggest(zh, { kind, limit: 1 })[0]?.code, code, `${zh} ${code}`)
})

test('每个同义词在其种类内首先给出它的类别', () => {
  const missed = listed.flatMap(({ synonyms, code, kind }) =>
    synonyms
      .filter((word) => scorer.suggest(word, { kind, limit: 1 })[0]?.code !== code)
      .map((word) => `${word} ${code}`),
  )
  assert.deepEqual(missed, [])
})

test('编码和拼音首字母随输入给出', () => {
  assert.deepEqual(codes('100102', 1), ['100102'])
  assert.ok(codes('bllj', 3).length > 0)
  for (const { pinyinInitials, code } of listed)
    assert.ok(
      scorer.suggest(pinyinInitials, { limit: 20 }).some((one) => one.code === code),
      `${pinyinInitials} ${code}`,
    )
})

test('句子里的词给出类别，并说明是哪个词', () => {
  const [first] = scorer.suggest('我家楼下污水井盖坏了三天没人修，车一过就响', { limit: 3 })
  assert.equal(first?.code, '100102')
  assert.match(first!.why.zh, /污水井/)
  assert.equal(first!.ambiguousTerm, null)
})

test('含糊的词给出全部选项，分数相同，由人选', () => {
  const answer = scorer.suggest('路边井盖没了', { limit: 20 })
  const offered = answer.filter((one) => one.ambiguousTerm === '井盖')
  const expected = taxonomy.ambiguousTerms.find((one) => one.term === '井盖')!.codes
  assert.deepEqual(offered.map((one) => one.code).sort(), [...expected].sort())
  assert.equal(new Set(offered.map((one) => one.score)).size, 1)
})

test('来源决定先推荐哪个种类', () => {
  const text = '消防通道被堵'
  const [hazard] = scorer.suggest(text, { likely: ['hazard'], limit: 1 })
  const kindOf = (code: string) => categories.find((category) => category.code === code)?.kind
  assert.equal(kindOf(hazard!.code), 'hazard')
  const asked = scorer.suggest(text, { kind: 'event', limit: 5 })
  assert.ok(asked.every((one) => kindOf(one.code) === 'event'))
})

test('停用的不推荐，空白什么也不推荐', () => {
  const closed = scoreCategories(
    categories.map((category) => ({ ...category, active: category.code !== '100102' })),
    taxonomy.ambiguousTerms,
  )
  assert.ok(!closed.suggest('污水井盖', { limit: 20 }).some((one) => one.code === '100102'))
  assert.deepEqual(codes('  　'), [])
})

test('同样的话说很多遍，推荐不变', () => {
  const text = '小区门口的路灯不亮，晚上很黑。'
  const once = codes(text)
  assert.ok(once.length > 0)
  assert.deepEqual(codes(text.repeat(120)), once)
})
