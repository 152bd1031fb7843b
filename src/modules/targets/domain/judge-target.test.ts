import assert from 'node:assert/strict'
import { test } from 'node:test'
import { degreeInWords } from './degree-in-words.ts'
import { directionOf, judgeTarget } from './judge-target.ts'
import { sampleRow } from './testing/sample-row.ts'

test('词语结果的程度', () => {
  const rows: [wanted: string, said: string, degree: string][] = [
    ['提升', '提升', 'met'],
    ['有所提升', '提升', 'met'],
    ['提升', '较上年提升', 'met'],
    ['提升', '效果较好，稳步提升', 'met'],
    ['及时', '达成预期指标', 'met'],
    ['提升', '持平', 'partly'],
    ['下降', '与上年持平', 'partly'],
    ['不下降', '持平', 'met'],
    ['保持稳定', '持平', 'met'],
    ['完善', '部分达成预期指标并具有一定效果', 'partly'],
    ['建成平台', '基本完成', 'partly'],
    ['健全', '有待完善', 'partly'],
    ['提升', '下降', 'missed'],
    ['减少', '有所上升', 'missed'],
    ['按期完成', '未按期完成', 'missed'],
    ['合规', '未达成预期指标且效果较差', 'missed'],
    ['无事故', '未发生事故', 'met'],
    ['无差错', '全年没有差错', 'met'],
    ['不断优化', '不断优化', 'met'],
    ['提升', '有效提升', 'met'],
    ['提升', '基本提升', 'partly'],
    ['健全', '尚未健全', 'missed'],
    ['合格', '不合格', 'missed'],
    ['较好', '较好', 'met'],
    ['各部分协调', '各部分协调有序', 'met'],
  ]
  for (const [wanted, said, degree] of rows)
    assert.equal(degreeInWords(wanted, said).degree, degree, `${wanted}→${said}`)
  assert.equal(degreeInWords('提升', '持平').isStated, true)
  assert.equal(degreeInWords('提升', '全年受理量减少，群众反映良好').isStated, false)
  assert.equal(degreeInWords('提升', '有所提升').isStated, true)
  assert.equal(degreeInWords('提升', '提升，但仍存在不足').isStated, false)
})

test('没有写符号的目标，方向按指标的意思推断', () => {
  const rows: [name: string, level2: string, target: string, direction: string][] = [
    ['故障响应时间', '时效指标', '30分钟', 'reverse'],
    ['线路使用时长', '数量指标', '365天', 'positive'],
    ['培训时长', '数量指标', '40小时', 'positive'],
    ['差错率', '质量指标', '2%', 'reverse'],
    ['投诉下降率', '社会效益指标', '5%', 'positive'],
    ['诉求响应率', '质量指标', '98%', 'positive'],
    ['应急响应次数', '数量指标', '5次', 'positive'],
    ['群众满意度', '服务对象满意度指标', '90%', 'positive'],
    ['单位成本', '经济成本指标', '100元', 'reverse'],
    ['有责投诉数', '质量指标', '2件', 'reverse'],
  ]
  for (const [level3, level2, target, direction] of rows)
    assert.deepEqual(directionOf({ ...sampleRow(target, '1'), level2, level3 }), [direction, false], level3)
  assert.deepEqual(directionOf(sampleRow('≤5次', '1')), ['reverse', true])
  assert.deepEqual(directionOf(sampleRow('=5次', '1')), ['equal', true])
  assert.deepEqual(directionOf(sampleRow('提升', '提升')), [null, true])
})

test('裸数按目标的单位理解，百分数可写成小数', () => {
  const rows: [target: string, actual: string, verdict: string][] = [
    ['≤2小时', '1', 'met'],
    ['≤2小时', '3', 'missed'],
    ['≥95%', '0.967', 'met'],
    ['≥95%', '0.9', 'missed'],
    ['≥95%', '96', 'met'],
    ['≤3万元', '28000元', 'met'],
    ['≥12次', '100%', 'otherUnit'],
    ['不超过合同金额', '100%', 'otherUnit'],
    ['≥12次', '按计划', 'notMeasured'],
    ['≥12次', '', 'missing'],
  ]
  for (const [target, actual, verdict] of rows) {
    const row = sampleRow(target, '')
    const { actual: read } = sampleRow('提升', actual)
    assert.equal(judgeTarget({ ...row, actual: read }).verdict, verdict, `${target}→${actual}`)
  }
})
