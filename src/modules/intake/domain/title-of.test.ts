import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { titleOf } from './title-of.ts'

const cases = [
  ['小区门口垃圾堆了三天没人清运，味道很大。', '小区门口垃圾堆了三天没人清运，味道很大'],
  ['您好，我要反映小区门口垃圾没人清。已经三天了。', '小区门口垃圾没人清'],
  ['市民来电反映：路灯不亮', '路灯不亮'],
  ['来电人咨询，居住证怎么办理？需要带什么材料', '居住证怎么办理'],
  ['\n\n井盖丢了\n在十字路口', '井盖丢了'],
  [
    '昨天晚上十一点多在临江路和东街交叉口的工地还在施工，噪音特别大，影响老人休息',
    '昨天晚上十一点多在临江路和东街交叉口的工地还在施工',
  ],
  ['反映', '反映'],
  ['', ''],
] as const

for (const [text, title] of cases)
  test(`标题：${text.slice(0, 16) || '（空）'}`, () => assert.equal(titleOf(text), title))

test('标题不超过三十字，只用原文的字', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const title = titleOf(text)
      assert.ok(title.length <= 30)
      assert.ok(text.replace(/\s+/g, ' ').includes(title.replace(/\s+/g, ' ')))
    }),
  )
})
