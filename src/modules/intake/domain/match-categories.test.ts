import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchCategories } from './match-categories.ts'

const entry = (code: string, zh: string, pinyinInitials: string, synonyms: string[] = [], other = false) => ({
  code,
  zh,
  en: code,
  pinyinInitials,
  synonyms,
  other,
})
const entries = [
  entry('200102', '暴露垃圾', 'blj', ['垃圾堆']),
  entry('200103', '积存垃圾渣土', 'jcljzt'),
  entry('100301', '垃圾间', 'ljj'),
  entry('100118', '路灯', 'ld', ['街灯']),
  entry('200199', '垃圾其他', 'ljqt', [], true),
]
const names = (text: string, most = 9) => matchCategories(entries, text, most).map((one) => one.zh)

test('拼音首字母从头匹配在前，中间匹配在后', () =>
  assert.deepEqual(names('lj'), ['垃圾间', '垃圾其他', '暴露垃圾', '积存垃圾渣土']))
test('名称', () => assert.deepEqual(names('垃圾'), ['垃圾间', '垃圾其他', '暴露垃圾', '积存垃圾渣土']))
test('俗称', () => assert.deepEqual(names('街灯'), ['路灯']))
test('编码', () => assert.deepEqual(names('1001'), ['路灯']))
test('至多几条', () => assert.equal(names('l', 2).length, 2))
test('没打字就没有', () => assert.deepEqual(names('  '), []))
test('没有合适的', () => assert.deepEqual(names('zzz'), []))
