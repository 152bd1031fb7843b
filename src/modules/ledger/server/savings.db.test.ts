import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { newId } from '#platform/ids.ts'
import {
  type FormulaRow,
  listFormulas,
  listSavings,
  saveFormula,
  saveSaving,
  sumSavings,
  withdrawSaving,
} from '../contract.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => Date.parse('2026-05-20T10:00:00+08:00') })
  walk = openWalk(house)
})
after(() => house.close())

const refusedAs = (wanted: string, sentence?: RegExp) => (error: unknown) =>
  isFault(error) && error.code === wanted && (sentence === undefined || sentence.test(error.text.zh))
const formula = async (key: string): Promise<FormulaRow> =>
  (await walk.by('financeOfficer1', listFormulas, {})).items.find((one) => one.key === key)!
const input = (name: string, value: string) => ({ name, value, source: '出库单' })

test('演示的两项节约：结果由公式和输入算出，每一步都列出', async () => {
  const { items } = await walk.by('deputy1', listSavings, { year: 2025 })
  assert.deepEqual(
    items
      .map(({ title, result, formula: { unit }, steps }) => ({ title, result, unit, steps }))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    [
      {
        title: '城运平台公开招标节约资金',
        result: '350000.00',
        unit: '元',
        steps: ['7150000元 − 6800000元 = 350000元'],
      },
      {
        title: '协同办公和会议无纸化节约用纸',
        result: '1.08',
        unit: '吨',
        steps: [
          '486000张 − 238500张 = 247500张',
          '247500张 × 4.3659克/张 = 1080560.25克',
          '1080560.25克 ÷ 1000000克/吨 ≈ 1.08056吨',
        ],
      },
    ],
  )
})

test('登记节约：缺输入、多输入、除零都用话说明，撤销后不计入合计', async () => {
  const shared = await formula('shared-instead-of-bought')
  const given = (inputs: Input<typeof saveSaving>['inputs'], id = newId()) => ({
    id,
    year: 2026,
    title: '三个街道复用区级平台',
    formulaId: shared.id,
    inputs,
  })
  const whole = [input('复用系统数', '3'), input('单套建设费', '420000'), input('改造费', '96000.5')]
  await assert.rejects(
    walk.by('financeOfficer1', saveSaving, given(whole.slice(1))),
    refusedAs('saving-wrong', /^“复用系统数”还没有填数/),
  )
  await assert.rejects(
    walk.by('financeOfficer1', saveSaving, given([...whole, input('别的', '1')])),
    refusedAs('saving-input'),
  )
  const saved = await walk.by('financeOfficer1', saveSaving, given(whole))
  assert.deepEqual(
    [saved.result, saved.steps],
    ['1163999.50', ['3套 × 420000元/套 = 1260000元', '1260000元 − 96000.5元 = 1163999.5元']],
  )
  const more = await walk.by(
    'financeOfficer1',
    saveSaving,
    given([input('复用系统数', '1'), input('单套建设费', '0.25'), input('改造费', '0')]),
  )
  const sums = async () => (await walk.by('leader1', sumSavings, { year: 2026 })).sums
  assert.deepEqual(await sums(), [{ year: 2026, measure: '元', total: '1163999.75', count: 2 }])
  await assert.rejects(walk.by('financeOfficer1', saveSaving, given(whole, saved.id)), refusedAs('why-missing'))
  await walk.by('financeOfficer2', withdrawSaving, { id: more.id, why: '与另一项重复' })
  assert.deepEqual(await sums(), [{ year: 2026, measure: '元', total: '1163999.5', count: 1 }])
  await assert.rejects(
    walk.by('financeOfficer2', withdrawSaving, { id: more.id, why: '再撤' }),
    refusedAs('saving-withdrawn'),
  )
  await assert.rejects(walk.by('deputy1', saveSaving, given(whole)), refusedAs('not-permitted'))
})

test('公式是数据：新建即可用；写错的不收；改公式不改已登记的结果', async () => {
  const id = newId()
  const energy = {
    id,
    key: 'energy',
    zh: '节约用电',
    en: 'Electricity saved',
    sort: 'money' as const,
    expression: '节约电量 × 电价',
    inputs: [
      { name: '节约电量', unit: '度' },
      { name: '电价', unit: '元/度' },
    ],
    unit: '元',
    decimals: 2,
  }
  await walk.by('financeOfficer1', saveFormula, energy)
  await assert.rejects(
    walk.by('financeOfficer1', saveFormula, { ...energy, id: newId() }),
    refusedAs('formula-key-taken'),
  )
  await assert.rejects(
    walk.by('financeOfficer1', saveFormula, { ...energy, id: newId(), key: 'e2', expression: '节约电量 + 电价' }),
    refusedAs('formula-wrong', /单位不同，不能相加/),
  )
  await assert.rejects(
    walk.by('financeOfficer1', saveFormula, { ...energy, id: newId(), key: 'e3', expression: 'process.exit()' }),
    refusedAs('formula-wrong', /^第 8 字“\.”不能用/),
  )
  const saved = await walk.by('financeOfficer1', saveSaving, {
    id: newId(),
    year: 2026,
    title: '机房节电',
    formulaId: id,
    inputs: [input('节约电量', '1200.5'), input('电价', '0.66')],
  })
  assert.equal(saved.result, '792.33')
  await assert.rejects(walk.by('financeOfficer1', saveFormula, { ...energy, decimals: 0 }), refusedAs('why-missing'))
  const changed = await walk.by('financeOfficer1', saveFormula, { ...energy, decimals: 0, why: '取整到元' })
  assert.deepEqual([changed.version, changed.decimals], [2, 0])
  const [still] = (await walk.by('leader1', listSavings, { year: 2026 })).items.filter((one) => one.id === saved.id)
  assert.equal(still?.result, '792.33')
  await assert.rejects(walk.by('deputy1', saveFormula, { ...energy, why: '改' }), refusedAs('not-permitted'))
})
