import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameFinder } from './name-finder.ts'

const finder = nameFinder(['西街', '西街街道', '西街小学', '临江路', '临江', '江路花园', '一', '临江西路'])

test('finds the names of a text; where two overlap the longer one holds', () => {
  const table: [string, string[]][] = [
    ['西街临江路12号', ['西街', '临江路']],
    ['西街街道临江路', ['西街街道', '临江路']],
    ['西街小学门口', ['西街小学']],
    ['临江路花园', ['江路花园']],
    ['临江西路', ['临江西路']],
    ['一路平安', []],
    ['', []],
  ]
  for (const [text, names] of table) {
    const found = finder.findAll(text)
    assert.deepEqual(
      found.map((token) => token.name),
      names,
      text,
    )
    for (const { name, start, end } of found) assert.equal(text.slice(start, end), name)
  }
})

test('completes what has been typed', () => {
  assert.deepEqual(finder.beginningWith('西街', 10).toSorted(), ['西街', '西街小学', '西街街道'].toSorted())
  assert.equal(finder.beginningWith('西街', 2).length, 2)
  assert.deepEqual(finder.beginningWith('临江西', 10), ['临江西路'])
  assert.deepEqual(finder.beginningWith('东', 10), [])
})
