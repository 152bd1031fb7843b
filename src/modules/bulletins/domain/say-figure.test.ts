import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Cell, type FigureMeasure, NO_CELL } from './figure.ts'
import { changeText, compareWords, SMALL, sayChange, sayValue, sayWhole } from './say-figure.ts'

const count = (n: number): Cell => ({ ...NO_CELL, n })
const share = (n: number, d: number): Cell => ({ ...NO_CELL, n, d })
const mean = (value: number, d: number): Cell => ({ ...NO_CELL, value, d })
const CASES: FigureMeasure = { zh: '受理量', unit: '件', form: 'count' }
const RATE: FigureMeasure = { zh: '解决率', unit: '', form: 'share' }
const HOURS: FigureMeasure = { zh: '用时', unit: '小时', form: 'number' }
const { before, year } = compareWords('month')

test('增、降、持平按符号说，零和小基数不写百分比', () => {
  const said = (now: number, then: number) => sayChange(count(now), count(then), CASES, before)
  for (const [now, then, words] of [
    [120, 100, '环比上升20.0%'],
    [100, 120, '环比下降16.7%'],
    [100, 100, '与上月持平'],
    [0, 0, '上月也没有'],
    [5, 0, '上月没有，不计增幅'],
    [9, 6, '比上月（6件）增加3件'],
    [0, 6, '比上月（6件）减少6件'],
    [10_001, 10_000, '环比上升不足0.1%'],
    [0, 40, '环比下降100.0%'],
  ] as const)
    assert.equal(said(now, then), words)
  assert.equal(sayChange(count(90), count(100), CASES, year), '同比下降10.0%')
})

test('比率按百分点比较，样本少的不比较，没有分母的没有值', () => {
  assert.equal(sayChange(share(45, 50), share(80, 100), RATE, before), '环比提高10.0个百分点')
  assert.equal(sayChange(share(29, 29), share(80, 100), RATE, before), '与上月不作比较（样本少）')
  assert.equal(sayChange(share(50, 50), share(0, 0), RATE, before), '上月无可比数据')
  assert.equal(sayWhole(share(200, 214), RATE), '93.5%（200/214）')
  assert.equal(sayWhole(share(2, 3), RATE), '66.7%（2/3，样本少，仅供参考）')
  assert.equal(sayWhole(share(0, 0), RATE), '—（没有应计的）')
  assert.equal(sayChange(mean(12.34, 40), mean(13.5, 40), HOURS, before), '环比减少1.2小时')
  assert.equal(sayValue({ ...NO_CELL, hidden: true }, RATE), '*')
})

const cells = fc.tuple(fc.nat(100_000), fc.nat(100_000))

test('方向总与差的符号一致；写出的百分比就是精确值四舍五入', () => {
  fc.assert(
    fc.property(cells, ([now, then]) => {
      const said = sayChange(count(now), count(then), CASES, before)
      const [up, down] = [/上升|增加/.test(said), /下降|减少/.test(said)]
      if (then > 0 && now !== then) assert.deepEqual([up, down], [now > then, now < then], said)
      else assert.deepEqual([up, down], [false, false], said)
      const percent = /(\d+\.\d)%/.exec(said)
      if (!percent || said.includes('不足')) return
      assert.ok(then >= SMALL, said)
      // |now-then|·1000 ÷ then rounded half-up, in whole numbers
      const tenths = Math.floor((Math.abs(now - then) * 2000 + then) / (2 * then))
      assert.equal(percent[1], (tenths / 10).toFixed(1))
    }),
  )
})

test('表格里的变化不把有差别写成零，样本少的比率不写', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), fc.nat(2000), fc.nat(2000), (a, b, c, d) => {
      const [now, then] = [share(Math.min(a, b), b), share(Math.min(c, d), d)]
      const text = changeText(now, then, RATE)
      if (b === 0 || d === 0) return assert.equal(text, '—')
      const difference = BigInt(now.n!) * BigInt(d) - BigInt(then.n!) * BigInt(b)
      if (difference === 0n) return assert.equal(text, '持平')
      if (b < SMALL || d < SMALL) return assert.equal(text, '样本少')
      assert.equal(text[0], difference > 0n ? '+' : '-')
      assert.ok(!/^[+-]0\.0/.test(text), text)
    }),
  )
})
