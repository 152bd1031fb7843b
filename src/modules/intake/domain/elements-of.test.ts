import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ELEMENT_NAMES, elementsOf } from './elements-of.ts'

const found = (text: string) => {
  const elements = elementsOf({ text, named: false, placed: false })
  return ELEMENT_NAMES.filter((name) => elements[name]).join(' ')
}

const cases = [
  ['小区门口垃圾堆了三天没人清运，味道很大', 'time cause course'],
  ['昨晚十一点工地还在施工，噪音很大', 'time cause course'],
  ['路灯不亮', ''],
  ['临江路人行道地砖破损，行人容易绊倒', 'cause course'],
  ['上周三开始停水', 'time'],
  ['因此事多次来电未来得及登记', 'course'],
  ['', ''],
] as const

for (const [text, parts] of cases) test(`五要素：${text || '（空）'}`, () => assert.equal(found(text), parts))

test('姓名和地点看表单，不看正文', () => {
  assert.deepEqual(elementsOf({ text: '张三说临江路积水', named: true, placed: false }).name, true)
  assert.deepEqual(elementsOf({ text: '张三说临江路积水', named: true, placed: false }).place, false)
  assert.deepEqual(elementsOf({ text: '', named: false, placed: true }).place, true)
})
