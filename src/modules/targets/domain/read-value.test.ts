import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toText } from '#core/number/round-exact.ts'
import { readValue } from './read-value.ts'

const ROWS: [printed: string, hint: string | undefined, kind: string, op: string, canonical: string][] = [
  ['≥95%', undefined, 'quantitative', '>=', '95 %'],
  ['≥ 95％', undefined, 'quantitative', '>=', '95 %'],
  ['> 0%', undefined, 'quantitative', '>', '0 %'],
  ['≤3万', undefined, 'quantitative', '<=', '30000 元'],
  ['≤200元/人', undefined, 'quantitative', '<=', '200 元/人'],
  ['24小时内', undefined, 'quantitative', '<=', '1440 分钟'],
  ['接单后7个自然日内', undefined, 'quantitative', '<=', '7 自然日'],
  ['不少于12次', undefined, 'quantitative', '>=', '12 次'],
  ['12次', undefined, 'quantitative', '', '12 次'],
  ['=100%', undefined, 'quantitative', '=', '100 %'],
  ['16', '次', 'quantitative', '', '16 次'],
  ['0.967', '%', 'quantitative', '', '96.7 %'],
  ['1', '%', 'quantitative', '', '1 %'],
  ['300,000件', undefined, 'quantitative', '', '300000 件'],
  ['49.7平方公里', undefined, 'quantitative', '', '49.7 平方公里'],
  ['不超过合同金额', undefined, 'reference', '<=', ''],
  ['不超过标准', undefined, 'reference', '<=', ''],
  ['提升', undefined, 'qualitative', '', ''],
  ['达成预期指标', undefined, 'qualitative', '', ''],
  ['7×24小时，全天候服务', undefined, 'qualitative', '', ''],
  ['', undefined, 'missing', '', ''],
  ['—', undefined, 'missing', '', ''],
]

for (const [printed, hint, kind, op, canonical] of ROWS)
  test(`“${printed}”${hint ? `（单位${hint}）` : ''}`, () => {
    const value = readValue(printed, hint)
    assert.equal(value.kind, kind)
    assert.equal(value.op ?? '', op)
    assert.equal(value.canonical ? `${toText(value.canonical.value)} ${value.canonical.unit}` : '', canonical)
  })
