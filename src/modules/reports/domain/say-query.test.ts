import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCard } from './case-card.ts'
import { checkQuery } from './check-query.ts'
import { formatChange, formatFigure } from './format-figure.ts'
import { spanOf } from './period.ts'
import type { ReportQuery } from './report-query.ts'
import { definitionsOf, sayQuery } from './say-query.ts'
import { checkBlocks } from './topic.ts'

const NOW = Date.parse('2026-11-21T10:00:00+08:00')
const query: ReportQuery = {
  source: 'cases',
  time: 'reported',
  period: { kind: 'days', from: '2026-10-01', to: '2026-10-31' },
  groups: ['street'],
  measures: [{ kind: 'share', field: 'handledInTime' }],
  filters: [],
  limit: 100,
}
const say = (change: Partial<ReportQuery>) => {
  const one = { ...query, ...change }
  return sayQuery(one, caseCard, spanOf(one.period, NOW)!, (_field, key) => ({ zh: `〈${key}〉`, en: `<${key}>` }))
}

test('一句话说清报表是什么', () => {
  assert.equal(say({}).zh, '2026-10 各街道 按期办结率（含延期）；不含作废、转出、并单从案')
  assert.equal(
    say({}).en,
    'handled in time (extensions granted) by street, 2026-10; without void, referred and merged cases',
  )
  assert.equal(
    say({
      time: 'handleDue',
      groups: ['time:month', 'channel'],
      measures: [{ kind: 'count' }, { kind: 'p90', field: 'closeHours' }],
      filters: [
        { field: 'class', is: ['3003', null], not: true },
        { field: 'closeHours', least: 2 },
        { field: 'words', words: '噪声 夜间' },
      ],
      switches: { population: 'received', imported: 'include' },
      compare: ['year', 'before'],
    }).zh,
    '2026-10（按处置到期时间） 各月各来源 案件数、全程用时90 分位；中类不是〈3003〉、〈null〉；全程用时至少 2小时；内容含“噪声 夜间”；全部上报；含历史导入；同比对 2025-10；环比对 2026-09',
  )
  assert.match(
    say({ filters: [{ field: 'unit', is: ['a', 'b', 'c', 'd', 'e', 'f'] }] }).zh,
    /主办单位：〈a〉、〈b〉、〈c〉、〈d〉 等 6 项/,
  )
  assert.match(definitionsOf(query, caseCard)[0]!.zh, /^按期办结率（含延期）：首次处置时限到期的案件中/)
})

test('写错的地方一处一处说', () => {
  const faults = (change: Partial<ReportQuery>) =>
    checkQuery({ ...query, ...change }, caseCard, NOW).map(({ field }) => field)
  assert.deepEqual(faults({}), [])
  assert.deepEqual(faults({ groups: ['street', 'street'] }), ['groups[1]'])
  assert.deepEqual(faults({ groups: ['closeHours', 'words'] }), ['groups[0]', 'groups[1]'])
  assert.deepEqual(faults({ period: { kind: 'days', from: '2010-01-01', to: '2026-01-01' } }), ['period'])
  assert.deepEqual(
    faults({
      measures: [
        { kind: 'count', field: 'open' },
        { kind: 'avg', field: 'open' },
      ],
    }),
    ['measures[0]', 'measures[1]'],
  )
  assert.deepEqual(
    faults({
      filters: [
        { field: 'closeHours', least: 5, most: 2 },
        { field: 'open', is: ['maybe'] },
        { field: 'street', is: [] },
        { field: 'words', words: ' ' },
      ],
    }),
    ['filters[0]', 'filters[1]', 'filters[2]', 'filters[3]'],
  )
  assert.deepEqual(faults({ switches: { imported: 'maybe', constructor: 'x' } }), [
    'switches.imported',
    'switches.constructor',
  ])
  assert.deepEqual(faults({ sort: { by: 3, descending: true } }), ['sort'])
})

test('专题的块：报表要有、要共享，地图要按区域，图要有分组', () => {
  const of = { shared: true, groups: 0, measures: 1, onMap: false }
  const said = (kind: 'figure' | 'chart' | 'map' | 'text', report: typeof of | null, published = true) =>
    checkBlocks([{ id: 'a', kind, title: '', width: 1, query: 'q', text: '字' }], published, () => report).length
  assert.deepEqual(
    [said('figure', of), said('figure', null), said('chart', of), said('map', of), said('text', null)],
    [0, 1, 1, 1, 0],
  )
  assert.deepEqual([said('figure', { ...of, shared: false }), said('figure', { ...of, shared: false }, false)], [1, 0])
})

test('数写成人写的样子', () => {
  assert.deepEqual(
    [formatFigure(1234567.25, 1), formatFigure(-0.04, 1), formatFigure(null, 0), formatFigure(999, 0)],
    ['1,234,567.3', '0.0', '—', '999'],
  )
  assert.deepEqual(
    [
      formatChange(12.34, false, 'zh'),
      formatChange(-1.5, true, 'zh'),
      formatChange(null, true, 'zh'),
      formatChange(2, true, 'en'),
    ],
    ['+12.3%', '-1.5 个百分点', '—', '+2.0 points'],
  )
})
