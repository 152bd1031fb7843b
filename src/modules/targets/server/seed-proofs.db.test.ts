import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { getRuleSupport, getStatement, getSurvey, getYear, listStandingRules, listSurveys } from '../contract.ts'
import { seedDemoProofs } from './seed-proofs.ts'

/** The moment at which the demonstration of the tests was loaded. */
const NOW = Date.UTC(2026, 0, 1)
let house: TestHouse
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
})
after(() => house.close())

test('演示数据：两项调查（一开一结）、八项制度（一项待复审、一项过期）、一项陈述；再载入不变', async () => {
  const officer = await house.principal('performanceOfficer1')
  const look = async () => ({
    surveys: (await house.perform(listSurveys, {}, officer)).items,
    rules: await house.perform(listStandingRules, {}, officer),
  })
  const { surveys, rules } = await look()
  assert.deepEqual(
    surveys.map(({ phase, figure, usable, answered, asked }) => [phase, figure, usable, answered > 20, asked > 30]),
    [
      ['running', null, null, true, true],
      ['closed', '95', true, true, true],
    ],
  )
  const { result } = await house.perform(getSurvey, { id: surveys[1]!.id }, officer)
  assert.deepEqual([result?.n, result?.asked, result?.responseRate, result?.figure?.satisfied], [120, 150, '80.0', 114])
  assert.deepEqual(
    result?.batches.map(({ n }) => n),
    [62, 41, 17],
  )
  assert.deepEqual(rules.counts, { inForce: 5, due: 1, lapsed: 2, notYet: 0 })
  assert.deepEqual(
    rules.items
      .filter(({ state }) => state === 'lapsed')
      .map(({ whyNot }) => whyNot)
      .sort(),
    ['overdue', 'superseded'],
  )

  const { subjects } = await house.perform(getYear, { year: 2025 }, officer)
  const named = (project: string, level3: string) => {
    const found = subjects.find(({ name }) => name.includes(project))?.targets.find((one) => one.level3 === level3)
    assert.ok(found, level3)
    return found.id
  }
  const support = await house.perform(getRuleSupport, { targetId: named('信息化运维', '长效管理机制健全性') }, officer)
  assert.deepEqual([support.supported, support.lacking.length], [false, 1])
  const stated = await house.perform(getStatement, { targetId: named('平台', '系统预计持续使用年限') }, officer)
  assert.equal(stated.kind, 'statement')

  const { config } = house.runtime
  await house.runtime.asSystem('targets.seed', (call) =>
    seedDemoProofs(call, openDistrictFolder(config.root, config.district), 'demo', () => {}),
  )
  assert.deepEqual(await look(), { surveys, rules })
})
