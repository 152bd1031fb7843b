import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCorners, parsePlace } from './parse-places.ts'

test('a place is read as people write it', () => {
  for (const text of ['113.401,30.512', ' 113.401 , 30.512 ', '113.401，30.512', '113.401 30.512'])
    assert.deepEqual(parsePlace(text), [113.401, 30.512], text)
})

test('what is wrong with a place is told by its kind', () => {
  const said: [string, string][] = [
    ['', 'none'],
    ['113.401', 'unread'],
    ['东经113度', 'unread'],
    ['30.512, 113.401', 'turned'],
    ['11.3401, 30.512', 'abroad'],
    ['113.401, 90', 'abroad'],
  ]
  for (const [text, fault] of said) assert.equal(parsePlace(text), fault, text)
})

test('corners stand one a line; the first may be repeated at the end', () => {
  const corners = [
    [113.4, 30.5],
    [113.5, 30.5],
    [113.5, 30.6],
  ]
  assert.deepEqual(parseCorners('113.4,30.5\n113.5,30.5\n\n113.5,30.6'), { corners })
  assert.deepEqual(parseCorners('113.4,30.5; 113.5,30.5； 113.5,30.6; 113.4,30.5'), { corners })
})

test('an outline that encloses nothing plain is refused with its line', () => {
  assert.deepEqual(parseCorners(''), { fault: 'none', line: null })
  assert.deepEqual(parseCorners('113.4,30.5\n113.5,30.5'), { fault: 'few', line: null })
  assert.deepEqual(parseCorners('113.4,30.5\n30.5,113.5\n113.5,30.6'), { fault: 'turned', line: 2 })
  assert.deepEqual(parseCorners('113.4,30.5\n113.5,30.6\n113.5,30.5\n113.4,30.6'), { fault: 'crossing', line: null })
  const many = Array.from({ length: 61 }, (_corner, at) => `113.4,${(30 + at / 100).toFixed(2)}`).join('\n')
  assert.deepEqual(parseCorners(many), { fault: 'many', line: null })
})
