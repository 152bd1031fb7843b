import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exact } from './exact.ts'
import { parseExactJson } from './parse-exact-json.ts'

test('JSON 里的数按所写的位数读，不经二进制浮点', () => {
  assert.deepEqual(parseExactJson('{"a":[0.1,1743.268,12345678901234567890.12],"b":null,"c":"0.1","d":true}'), {
    a: [exact('0.1'), exact('1743.268'), exact('12345678901234567890.12')],
    b: null,
    c: '0.1',
    d: true,
  })
  assert.throws(() => parseExactJson('{'), SyntaxError)
  assert.throws(() => parseExactJson(`[1${'0'.repeat(80)}]`), RangeError)
})
