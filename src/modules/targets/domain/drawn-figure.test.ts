import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actualValue } from './actual-value.ts'
import { drawActual } from './draw-actual.ts'
import { figureFor, ledgerFigures } from './drawn-figure.ts'
import { exactText } from './exact-tree.ts'

const money = { initial: '195000', adjustment: '0', adjusted: '195000', executed: '164200', parts: [] }
const figures = ledgerFigures(money)
const figure = (name: string) => figures.find((one) => one.figure === name)!

test('台账数按目标的单位写出：元与万元互通，其余单位不取', () => {
  assert.deepEqual(figureFor(figure('executed'), '万元'), { printed: '16.42万元', exactValue: '16.42' })
  assert.deepEqual(figureFor(figure('executed'), '元'), { printed: '164200元', exactValue: '164200' })
  assert.deepEqual(figureFor(figure('saved'), '万元'), { printed: '3.08万元', exactValue: '3.08' })
  assert.deepEqual(figureFor(figure('rate'), '%'), { printed: '84.21%', exactValue: '3284/39' })
  for (const [name, unit] of [
    ['executed', '%'],
    ['rate', '万元'],
    ['executed', '次'],
  ] as const)
    assert.equal(figureFor(figure(name), unit), null, `${name} ${unit}`)
})

test('预算为零没有执行率；没有台账就没有可取的数', () => {
  const none = ledgerFigures({ ...money, adjusted: '0', executed: '0' }).find((one) => one.figure === 'rate')!
  assert.equal(figureFor(none, '%'), null)
  assert.deepEqual(ledgerFigures(null), [])
})

test('印出来的数舍入过，计分用的数不舍入', () => {
  const target = { kind: 'quantitative', valueUnit: '%' } as const
  const stated = {
    targetId: '1',
    source: 'ledger',
    printed: null,
    figure: 'rate',
    targetIds: [],
    degree: null,
    note: '',
  } as const
  const actual = drawActual({ ...stated, targetIds: [] }, target, { figures, parts: [], bands: [] })
  const value = actualValue(target, actual)
  assert.equal(value.printed, '84.21%')
  assert.equal(exactText(value.canonical!.value), '3284/39')
  const gone = drawActual({ ...stated, targetIds: [], figure: 'none' }, target, { figures, parts: [], bands: [] })
  assert.deepEqual([gone.printed, gone.note], [null, '来源已不在'])
})
