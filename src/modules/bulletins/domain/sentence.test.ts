import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Figure, type FigureRow, NO_CELL } from './figure.ts'
import { compareWords } from './say-figure.ts'
import { placeholdersOf, rankRows, sayRuns } from './sentence.ts'

const row = (key: string | null, n: number, more: Partial<FigureRow> = {}): FigureRow => ({
  key,
  label: key ?? '未定',
  cells: [{ ...NO_CELL, n }],
  compared: {},
  ...more,
})
const figure = (rows: FigureRow[]): Figure => ({
  id: 'streets',
  measures: [{ zh: '受理量', unit: '件', form: 'count' }],
  rows,
  total: { cells: [{ ...NO_CELL, n: 40 }], compared: { before: [{ ...NO_CELL, n: 50 }] } },
  source: 3,
  comparedSources: {},
})
const said = (text: string, one: Figure) =>
  sayRuns(text, new Map([['streets', one]]), compareWords('month'))
    .map((run) => run.text)
    .join('')

test('占位符写成数字，数字带着出处和行', () => {
  const one = figure([row('甲', 12), row('乙', 9), row('丙', 9), row(null, 10)])
  assert.equal(
    said('共{streets}，{streets.before}；居前：{streets.top2}。', one),
    '共40件，环比下降20.0%；居前：甲（12件）、丙（9件）等（另有1个并列）。',
  )
  const runs = sayRuns('{streets.top1}', new Map([['streets', one]]), compareWords('month'))
  assert.deepEqual(runs, [{ text: '甲（12件）', figure: { source: 3, measure: 0, key: '甲' } }])
  assert.equal(said('{streets.top3}', figure([row('甲', 0)])), '（无可排名的）')
})

test('看不懂的占位符被指出来', () => {
  assert.deepEqual(
    placeholdersOf('{a.top3}{b:1.year}{c!}{D}').map(({ text, found }) => [text, found?.figure ?? null]),
    [
      ['{a.top3}', 'a'],
      ['{b:1.year}', 'b'],
      ['{c!}', null],
      ['{D}', null],
    ],
  )
  assert.throws(() => said('{other}', figure([])), /no figure for \{other\}/)
})

test('排名：次序正确，未定、隐藏、为零的不上榜，并列不丢', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (list, many) => {
        const rows = list.map(([n, hidden], at) =>
          row(`k${at}`, n, { cells: [{ ...NO_CELL, n: hidden ? null : n, hidden }] }),
        )
        const ranked = rankRows(figure(rows), 0, 'most')
        const values = ranked.map(({ cells }) => cells[0]!.n!)
        assert.deepEqual(
          values,
          list.flatMap(([n, hidden]) => (hidden || n === 0 ? [] : [n])).sort((a, b) => b - a),
        )
        const text = said(`{streets.top${many}}`, figure(rows))
        const tied = values.slice(many).filter((n) => n === values[many - 1]).length
        assert.equal(text.includes(`另有${tied}个并列`), tied > 0)
      },
    ),
  )
})
