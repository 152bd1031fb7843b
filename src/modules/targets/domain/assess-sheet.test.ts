import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact, isEqual, isMore, sum } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import { assessSheet } from './assess-sheet.ts'
import { exactText } from './exact-tree.ts'
import { findingKey } from './finding-key.ts'
import { frozenFacts, frozenSheet, thawed } from './frozen-sheet.ts'
import { readSchemes } from './read-schemes.ts'
import { sheetDifferences } from './sheet-differences.ts'
import { type ActualFacts, NO_TEXTS, type SheetFacts, type TargetFacts } from './sheet-facts.ts'

const schemes = readSchemes(
  JSON.parse(readFileSync(new URL('../../../../districts/_defaults/evaluation-schemes.json', import.meta.url), 'utf8')),
)
const wuhan = schemes.find(({ key }) => key === 'dongxihu')!

const target = (id: string, level1: string, weight: string, more: Partial<TargetFacts> = {}): TargetFacts => ({
  id,
  goalId: null,
  level1,
  level2: level1.replace('指标', '类指标'),
  level3: `${level1}${id}`,
  kind: 'quantitative',
  op: '>=',
  value: '90',
  valueUnit: '%',
  text: null,
  ref: null,
  weight,
  withdrawn: false,
  initialValue: null,
  ...more,
})

const typed = (targetId: string, printed: string | null, more: Partial<ActualFacts> = {}): ActualFacts => ({
  targetId,
  source: 'typed',
  printed,
  exactValue: null,
  exactShare: null,
  figure: null,
  targetIds: [],
  degree: null,
  note: '台账第 3 页',
  evidence: 0,
  ...more,
})

const TARGETS = [
  target('1', '成本指标', '20', { op: '<=', value: '100', valueUnit: '万元' }),
  target('2', '产出指标', '12', { op: '>=', value: '12', valueUnit: '次' }),
  target('3', '产出指标', '8', { op: '<=', value: '30', valueUnit: '分钟' }),
  target('4', '效益指标', '30', {
    kind: 'qualitative',
    op: null,
    value: null,
    valueUnit: null,
    text: '制度健全并执行',
  }),
  target('5', '满意度指标', '10'),
]

const sheet = (more: Partial<SheetFacts> = {}): SheetFacts => ({
  year: 2025,
  about: {
    id: 'p1',
    projectKey: 'lvzhi',
    kind: 'project',
    name: '履职工作经费',
    shortNames: [],
    implementer: '综合科',
    category: '部门预算项目',
    attribute: '持续性项目',
    type: '常年性项目',
  },
  moneyUnit: '万元',
  execution: { initial: '195000', adjustment: '0', adjusted: '195000', executed: '164200', parts: [] },
  goals: [],
  targets: TARGETS,
  actuals: [
    typed('1', '96.2万元'),
    typed('2', '12次'),
    typed('3', '60分钟'),
    typed('4', null, { degree: 'met' }),
    typed('5', '93.4%'),
  ],
  lackingRules: [],
  rows: [
    { targetId: '3', reason: '坐席人员要从单位赶往现场', measure: '推行远程预诊断', offTarget: '', sharePercent: null },
    { targetId: '4', reason: '', measure: '', offTarget: '', sharePercent: '100' },
  ],
  texts: { ...NO_TEXTS, executionReason: '维修任务推迟到次年', useOfResults: '下年预算按执行率核减' },
  acknowledgements: [],
  signedOn: null,
  ...more,
})

test('执行得分、逐项得分、总分：只舍入一次，精确值留着', () => {
  const { scored, sheet: made, gaps, findings } = assessSheet(sheet(), wuhan)
  assert.equal(toFixedText(scored.execution.rounded!, 2), '16.84')
  assert.equal(exactText(scored.execution.exact!), '3284/195')
  assert.equal(made.budget?.executionRate.printed, '84.21%')
  assert.equal(toText(made.budget!.adjusted!), '19.5')
  assert.deepEqual(
    made.indicators.map(({ score }) => toText(score!)),
    ['20', '12', '4', '30', '10'],
  )
  assert.equal(toText(made.total.printed!), '92.84')
  assert.deepEqual(gaps, [])
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  )
  assert.equal(made.deviationReasons, '1. 预算执行：维修任务推迟到次年\n2. 产出指标3：坐席人员要从单位赶往现场')
  assert.equal(made.improvement, '1. 产出指标3：推行远程预诊断\n2. 结果应用：下年预算按执行率核减')
})

const gapsOf = (facts: SheetFacts) =>
  assessSheet(facts, wuhan).gaps.map(({ targetId, field }) => `${targetId} ${field}`)

test('缺什么不能提交：完成值、依据、原因、措施、得分比例、目标偏低、结果应用', () => {
  const base = sheet()
  const without = (id: string) => base.actuals.filter((one) => one.targetId !== id)
  assert.deepEqual(gapsOf(sheet({ actuals: without('2') })), ['2 actual'])
  assert.deepEqual(gapsOf(sheet({ actuals: [...without('2'), typed('2', '12次', { note: ' ' })] })), ['2 evidence'])
  assert.deepEqual(gapsOf(sheet({ actuals: [...without('2'), typed('2', '12次', { note: '', evidence: 1 })] })), [])
  assert.deepEqual(gapsOf(sheet({ rows: base.rows.filter((row) => row.targetId !== '3') })).slice(0, 2), [
    '3 reason',
    '3 measure',
  ])
  assert.deepEqual(gapsOf(sheet({ rows: base.rows.filter((row) => row.targetId !== '4') })), ['4 share'])
  assert.deepEqual(gapsOf(sheet({ actuals: [...without('2'), typed('2', '49次')] })), ['2 offTarget'])
  assert.deepEqual(gapsOf(sheet({ texts: { ...base.texts, useOfResults: ' ', executionReason: '' } })), [
    'null executionReason',
    'null useOfResults',
  ])
})

test('得分比例要在达成程度的档内', () => {
  const base = sheet()
  const partly = (sharePercent: string) =>
    gapsOf(
      sheet({
        actuals: base.actuals.map((one) => (one.targetId === '4' ? { ...one, degree: 'partly' as const } : one)),
        rows: base.rows.map((row) =>
          row.targetId === '4' ? { ...row, reason: '两项制度待修订', measure: '三月前修订', sharePercent } : row,
        ),
      }),
    )
  assert.deepEqual(partly('100'), ['4 share'])
  assert.deepEqual(partly('70'), [])
})

test('界限当完成值、单位不符、文字代数字：收下，但标明未计量', () => {
  const base = sheet()
  const flagged = (printed: string) => {
    const actuals = base.actuals.map((one) => (one.targetId === '5' ? typed('5', printed) : one))
    const { scored, findings } = assessSheet(sheet({ actuals }), wuhan)
    return [
      scored.indicators[4]!.judgement.verdict,
      findings.filter((one) => one.indicator === '满意度指标5').map(({ kind }) => kind),
    ]
  }
  assert.deepEqual(flagged('93次'), ['otherUnit', ['actual-unit-mismatch']])
  assert.deepEqual(flagged('群众很满意'), ['notMeasured', ['actual-not-a-measure']])
  assert.equal(flagged('≥90%')[0], 'met')
})

test('年中撤销的指标不占分，分值由同类指标分担', () => {
  const targets = TARGETS.map((one) => (one.id === '2' ? { ...one, withdrawn: true } : one))
  const { sheet: made, gaps } = assessSheet(sheet({ targets }), wuhan)
  assert.deepEqual(
    made.indicators.map(({ weight }) => toText(weight.value!)),
    ['20', '0', '20', '30', '10'],
  )
  assert.equal(toText(made.total.printed!), '86.84')
  assert.deepEqual(gaps, [])
  const zero = targets.map((one) => (one.id === '2' ? { ...one, value: '0', op: '=' as const } : one))
  assert.equal(toText(assessSheet(sheet({ targets: zero }), wuhan).sheet.total.printed!), '86.84')
})

test('错误级疑点不答复不能提交；答复只对同样的数字有效', () => {
  // Two costs in money that are more than what was spent (19.5 budget, 16.42 spent).
  const targets = [
    target('1', '成本指标', '10', { op: '<=', value: '12', valueUnit: '万元' }),
    target('6', '成本指标', '10', { op: '<=', value: '12', valueUnit: '万元' }),
    ...TARGETS.slice(1),
  ]
  const costing = (second: string) =>
    sheet({
      targets,
      actuals: [typed('1', '11万元'), typed('6', second), ...sheet().actuals.filter((one) => one.targetId !== '1')],
    })
  const errors = assessSheet(costing('10万元'), wuhan).findings.filter(({ severity }) => severity === 'error')
  assert.deepEqual(
    errors.map(({ kind }) => kind),
    ['cost-vs-execution'],
  )
  assert.deepEqual(gapsOf(costing('10万元')), ['null finding'])
  const acknowledgements = errors.map((one) => ({ key: findingKey(one), reason: '已核对', byName: '王', at: '' }))
  assert.deepEqual(gapsOf({ ...costing('10万元'), acknowledgements }), [])
  assert.deepEqual(gapsOf({ ...costing('10.5万元'), acknowledgements }), ['null finding'])
})

test('所依据的制度不全在用却填达成：是错误，写明理由才能提交；没填达成只提示', () => {
  const lacking = [{ zh: '《值班办法》复审已过期（2025-06-30 到期）', en: '' }]
  const rests = (more: Partial<SheetFacts> = {}) =>
    sheet({ lackingRules: [{ targetId: '4', on: '2025-12-31', lacking }], ...more })
  const found = (facts: SheetFacts) => assessSheet(facts, wuhan).findings.filter(({ kind }) => kind === 'contradiction')
  const [error, ...more] = found(rests())
  assert.deepEqual(more, [])
  assert.deepEqual([error?.severity, error?.where, error?.indicator], ['error', '效益指标4', '效益指标4'])
  assert.match(error!.text, /填为达成，但所依据的制度到2025-12-31并非全部在用：《值班办法》复审已过期/)
  assert.deepEqual(gapsOf(rests()), ['4 finding'])
  const acknowledgements = [{ key: findingKey(error!), reason: '已报批延期', byName: '王', at: '' }]
  assert.deepEqual(gapsOf(rests({ acknowledgements })), [])
  const another = [...lacking, { zh: '《交接办法》已废止', en: '' }]
  const later = rests({ acknowledgements, lackingRules: [{ targetId: '4', on: '2025-12-31', lacking: another }] })
  assert.deepEqual(gapsOf(later), ['4 finding'])
  const actuals = sheet().actuals.map((one) => (one.targetId === '4' ? { ...one, degree: 'partly' as const } : one))
  assert.deepEqual(
    found(rests({ actuals })).map(({ severity }) => severity),
    ['note'],
  )
  const targets = TARGETS.map((one) => (one.id === '4' ? { ...one, withdrawn: true } : one))
  assert.deepEqual(found(rests({ targets })), [])
})

test('签发在先、没有制度一项的版本照样打得开', () => {
  const { lackingRules: _, ...facts } = frozenSheet(sheet(), wuhan).facts as Record<string, never>
  assert.deepEqual(frozenFacts({ ...frozenSheet(sheet(), wuhan), facts }).lackingRules, [])
})

test('预算为零：没有执行得分，也就没有总分', () => {
  const none = { initial: '0', adjustment: '0', adjusted: '0', executed: '0', parts: [] }
  const { sheet: made, gaps } = assessSheet(sheet({ execution: none }), wuhan)
  assert.equal(made.total.printed, null)
  assert.deepEqual(
    gaps.map(({ field }) => field),
    ['score'],
  )
})

test('冻结后再看一字不差，改了什么说得出来', () => {
  const before = sheet()
  const after = sheet({
    actuals: before.actuals.map((one) => (one.targetId === '3' ? typed('3', '25分钟') : one)),
    rows: before.rows.filter((row) => row.targetId !== '3'),
  })
  const frozen = (facts: SheetFacts) => thawed(JSON.parse(JSON.stringify(frozenSheet(facts, wuhan))))
  assert.deepEqual(sheetDifferences(frozen(before), frozen(before)), [])
  assert.deepEqual(
    sheetDifferences(frozen(before), frozen(after)).map(({ where, what, before: a, after: b }) => [
      where,
      what.zh,
      a,
      b,
    ]),
    [
      ['产出指标3', '实际完成值', '60分钟', '25分钟'],
      ['产出指标3', '得分', '4', '8'],
      ['产出指标3', '原因', '坐席人员要从单位赶往现场', null],
      ['产出指标3', '改进措施', '推行远程预诊断', null],
      ['总分', '得分', '92.84', '96.84'],
    ],
  )
})

test('任何完成值下：0 ≤ 得分 ≤ 分值，总分是精确值之和', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 500n }), { minLength: 4, maxLength: 4 }), (values) => {
      const [a, b, c, d] = values
      const actuals = [
        typed('1', `${a}万元`),
        typed('2', `${b}次`),
        typed('3', `${c}分钟`),
        typed('4', null, { degree: 'met' as const }),
        typed('5', `${d}%`),
      ]
      const { scored } = assessSheet(sheet({ actuals }), wuhan)
      for (const row of scored.indicators) {
        assert.ok(row.exact!.num >= 0n)
        assert.ok(!isMore(row.exact!, row.weight!))
      }
      assert.ok(
        isEqual(scored.total.exact!, sum([scored.execution.exact!, ...scored.indicators.map((row) => row.exact!)])),
      )
      assert.ok(!isMore(scored.total.exact!, exact(100)))
    }),
  )
})
