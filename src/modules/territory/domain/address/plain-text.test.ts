import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from './plain-text.ts'

test('全角、空格、括号、中文数字、幢座统一写法', () => {
  const table: [string, string][] = [
    ['滨江路１８号', '滨江路18号'],
    [' 滨江路 18 号　', '滨江路18号'],
    ['滨江路十八号', '滨江路18号'],
    ['滨江路一百零二号', '滨江路102号'],
    ['滨江路二〇三号', '滨江路203号'],
    ['滨江路二十号', '滨江路20号'],
    ['锦绣花园三幢二单元', '锦绣花园3栋2单元'],
    ['锦绣花园3座', '锦绣花园3栋'],
    ['锦绣花园18#', '锦绣花园18号'],
    ['永盛药房（安澜路店）', '永盛药房安澜路店'],
    ['滨江路18—2号', '滨江路18-2号'],
    ['a栋', 'A栋'],
    ['三元路', '三元路'],
    ['紫薇一路', '紫薇一路'],
    ['', ''],
  ]
  for (const [said, plain] of table) assert.equal(plainText(said), plain)
})

test('a text of any length is read in bounded time', () => {
  assert.equal(plainText('路'.repeat(1_000_000)).length, 1000)
})
