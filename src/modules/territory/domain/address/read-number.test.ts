import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlockNumber, readHouseNumber } from './read-number.ts'

test('路名后面的门牌号', () => {
  const table: [string, string | null, boolean?][] = [
    ['18号', '18', true],
    ['18号楼下', '18', true],
    ['018号', '18', true],
    ['18', '18', false],
    ['18-2号', '18-2', true],
    [',18号', '18', true],
    ['的18号', '18', true],
    ['100米处', null],
    ['2路公交', null],
    ['3点钟', null],
    ['20多户', null],
    ['边上18号', null],
    ['', null],
  ]
  for (const [text, number, isComplete] of table) {
    const read = readHouseNumber(`滨江路${text}`, 3)
    assert.equal(read?.number ?? null, number, text)
    if (read) assert.equal(read.isComplete, isComplete, text)
  }
})

test('小区后面的楼栋号', () => {
  const table: [string, string | null][] = [
    ['3栋2单元501室', '3'],
    ['3号楼下', '3'],
    ['3号楼502', '3'],
    ['3号', '3'],
    ['3-2-501', '3'],
    ['小区3栋', '3'],
    ['二期12栋', '12'],
    ['第12栋', '12'],
    ['2单元501', null],
    ['3楼', null],
    ['501室', null],
    ['2期', null],
    ['3个月', null],
    ['门口', null],
  ]
  for (const [text, number] of table) assert.equal(readBlockNumber(`花园${text}`, 2)?.number ?? null, number, text)
})
