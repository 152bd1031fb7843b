import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html } from './html.ts'

test('放进页面的文字一律转义，自己拼的片段不再转义', () => {
  const name = `<script>alert("1")</script>'&`
  assert.equal(html`<p title="${name}">${name}</p>`.text.includes('<script>'), false)
  assert.equal(
    html`<ul>${['a<', 'b'].map((one) => html`<li>${one}</li>`)}</ul>`.text,
    '<ul><li>a&#60;</li><li>b</li></ul>',
  )
  assert.equal(html`${null}${3}`.text, '3')
})

test('任何文字放进去都变不出标签、引号和实体', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.doesNotMatch(html`${text}`.text.replace(/&#\d+;/g, ''), /[<>"'&]/)
    }),
  )
})
