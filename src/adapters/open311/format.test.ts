import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressed, formatAccepted } from './format.ts'
import { readXml } from './test-xml.ts'
import { xmlDocument } from './xml.ts'

test('后缀决定格式；没有后缀看 Accept，分不出高下用 XML', () => {
  assert.deepEqual(addressed('v2/requests/990101-20260303-71000001.json', 'text/xml'), {
    resource: 'v2/requests/990101-20260303-71000001',
    format: 'json',
    unknown: null,
  })
  assert.deepEqual(addressed('v2/services.YAML', undefined), {
    resource: 'v2/services',
    format: 'xml',
    unknown: 'YAML',
  })
  const cases: [string | undefined, string][] = [
    [undefined, 'xml'],
    ['*/*', 'xml'],
    ['application/json', 'json'],
    ['application/json;q=0', 'xml'],
    ['application/xml;q=0.9, application/json;q=0.8', 'xml'],
    ['application/json, text/xml', 'xml'],
    ['application/json;q=x', 'xml'],
  ]
  for (const [accept, format] of cases) assert.equal(formatAccepted(accept), format, accept)
})

test('任何文字写成 XML 再读回来还是它，只少了 XML 不容的字符', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (odd, text) => {
      const written = xmlDocument('service', { description: odd + text, group: null }, {})
      const allowed = (odd + text).toWellFormed().replace(/[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '')
      assert.deepEqual(readXml(written), { root: 'service', value: { description: allowed } })
    }),
  )
})
