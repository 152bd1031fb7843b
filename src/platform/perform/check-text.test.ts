import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Fault, isFault } from '#core/fault.ts'
import { checkText } from './check-text.ts'

function refusalOf(input: unknown): Fault | null {
  try {
    checkText(input)
    return null
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
}
const fieldOf = (input: unknown) => refusalOf(input)?.text.fields?.map(({ field }) => field)

test('说明是哪一项里有存不下的字符，多深都一样', () => {
  assert.deepEqual(fieldOf({ title: '垃\0圾' }), ['title'])
  assert.deepEqual(fieldOf({ title: '好', place: { address: '半个\ud83d' } }), ['place.address'])
  assert.deepEqual(fieldOf({ photos: ['a', 'b\0'] }), ['photos.1'])
})

test('存得下的都放行：表情、生僻字、换行', () => {
  assert.equal(refusalOf({ title: '😀𠮷\n', photos: [], n: 3, none: null }), null)
})

test('名称本身存不下时不复述它', () => {
  const refusal = refusalOf({ 'a\0': 1 })
  assert.equal(refusal?.code, 'text-unstorable')
  assert.equal(refusal?.text.fields, undefined)
})
