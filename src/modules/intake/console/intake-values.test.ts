import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elementsNow, emptyValues, isWorthKeeping, reportInput, titleNow } from './intake-values.ts'

const values = {
  ...emptyValues('hotline12345'),
  phone: ' 13800001234 ',
  name: '张三',
  text: '昨天小区门口垃圾没人清运。味道很大',
  address: '临江路12号',
  category: '200102',
}
const place = { lon: 112.9, lat: 30.06, areaCode: '990101003005001', confirmed: true }

test('表单变成上报命令：去掉空项，带上位置、要素和诉求人', () => {
  const derived = { title: titleNow(values, null), place, elements: elementsNow(values, place), asksWho: true }
  assert.deepEqual(JSON.parse(JSON.stringify(reportInput(values, derived))), {
    channel: 'hotline12345',
    title: '昨天小区门口垃圾没人清运',
    text: '昨天小区门口垃圾没人清运。味道很大',
    appealType: 'complaint',
    urgency: 'normal',
    elements: { name: true, time: true, place: true, cause: true, course: true },
    category: '200102',
    place: { address: '临江路12号', lon: 112.9, lat: 30.06, confirmed: true },
    appellant: { name: '张三', phone: '13800001234' },
  })
})

test('没留姓名电话的记为匿名；巡查不写诉求人', () => {
  const blank = { ...values, name: '', phone: '' }
  const derived = { title: 't', place: null, elements: elementsNow(blank, null), asksWho: true }
  assert.deepEqual(reportInput(blank, derived).appellant, { anonymous: true })
  assert.equal('appellant' in reportInput(blank, { ...derived, asksWho: false }), false)
})

test('留言板的链接写在正文末尾，原编号单列', () => {
  const board = { ...values, link: 'https://liuyan.people.com.cn/threads/1', externalNo: ' 12-34 ' }
  const input = reportInput(board, { title: 't', place: null, elements: elementsNow(board, null), asksWho: true })
  assert.match(input.text, /来源链接：https:\/\/liuyan/)
  assert.equal(input.externalNo, '12-34')
})

test('没有正文时以位置和类别为标题', () => {
  assert.equal(titleNow({ ...values, text: '' }, '暴露垃圾'), '临江路12号 暴露垃圾')
  assert.equal(titleNow({ ...values, text: '', address: '' }, null), '')
  assert.equal(titleNow({ ...values, title: '  自拟 ' }, null), '自拟')
})

test('人工勾选的要素不再自动改', () =>
  assert.equal(elementsNow({ ...values, elements: { time: false } }, place).time, false))

test('有内容才留草稿', () => {
  assert.equal(isWorthKeeping(emptyValues('web')), false)
  assert.equal(isWorthKeeping({ ...emptyValues('web'), photos: ['x'] }), true)
})
