import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexPlaces } from './place-search.ts'

const place = (name: string, rank: number, detail = '') => ({ name, rank, detail })
const index = indexPlaces([
  place('临江路', 2),
  place('临江路12号', 3, '西街街道'),
  place('临江路12号', 3, '东街街道'),
  place('临江小学', 1),
  place('新临江超市', 1),
  place('Ａ座写字楼', 1),
])
const names = (text: string) => index.search(text, 10).map(({ name, detail }) => name + detail)

test('the name itself comes first, then what begins with it, then what holds it', () => {
  assert.deepEqual(names('临江路'), ['临江路', '临江路12号西街街道', '临江路12号东街街道'])
  assert.deepEqual(names('临江'), ['临江小学', '临江路', '临江路12号西街街道', '临江路12号东街街道', '新临江超市'])
})

test('every word must be met, in the name or in where it is', () => {
  assert.deepEqual(names('临江路 东街'), ['临江路12号东街街道'])
  assert.deepEqual(names('临江路 北街'), [])
})

test('width and case of letters do not matter', () => {
  assert.deepEqual(names('a座'), ['Ａ座写字楼'])
})

test('blank text finds nothing, and no more come than are asked for', () => {
  assert.deepEqual(names(' ，'), [])
  assert.equal(index.search('临江', 2).length, 2)
})
