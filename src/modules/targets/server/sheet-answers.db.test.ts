import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import { getSheet, listSheets, type SheetRow, type SheetView, saveSheet } from '../contract.ts'
import { type SheetWords, wordsOf } from '../domain/facts-of-input.ts'

let house: TestHouse
let walk: Walk
let rows: SheetRow[]
const nowMs = Date.parse('2026-02-02T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', background: 'reactions', nowMs: () => nowMs })
  walk = openWalk(house)
  rows = (await walk.by('performanceOfficer1', listSheets, {})).items
})
after(() => house.close())

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
const idOf = (key: string | null) => rows.find(({ projectKey }) => projectKey === key)!.id
const look = (key: string | null, account = 'performanceOfficer1') => walk.by(account, getSheet, { id: idOf(key) })

/** What stands in the sheet, changed, saved on the version that was looked at. */
async function change(
  key: string | null,
  how: (words: SheetWords, view: SheetView) => void,
  account = 'performanceOfficer1',
) {
  const view = await look(key, account)
  const words = structuredClone(wordsOf(view.facts))
  how(words, view)
  return walk.by(account, saveSheet, { id: view.row.id, ...words })
}

test('疑点的答复随表留存，记下是谁、何时答的', async () => {
  const key = 'cost-vs-execution||cost|null|null'
  const answered = await change('pingtai', (words) => {
    words.acknowledgements = [{ key, reason: '补充协议已批准' }]
  })
  const { name } = await house.principal('performanceOfficer1')
  assert.deepEqual(answered.facts.acknowledgements, [
    { key, reason: '补充协议已批准', byName: name, at: '2026-02-02T09:30:00+08:00' },
  ])
  const person = await house.principal('performanceOfficer2')
  const again = { id: answered.row.id, ...wordsOf(answered.facts) }
  const kept = await house.perform(saveSheet, again, person)
  assert.equal(kept.facts.acknowledgements[0]?.byName, name)
  const changed = await house.perform(
    saveSheet,
    { ...again, acknowledgements: [{ key, reason: '见会议纪要' }] },
    person,
  )
  assert.deepEqual(
    changed.facts.acknowledgements.map(({ reason, byName }) => [reason, byName]),
    [['见会议纪要', person.name]],
  )
})

test('过期的版本不覆盖别人的内容', async () => {
  const view = await look('pingtai')
  const person = await house.principal('performanceOfficer2')
  const words = wordsOf(view.facts)
  const given = { id: view.row.id, ...words, texts: { ...words.texts, executionReason: '终验推迟' } }
  const saved = await house.perform(saveSheet, given, person, { expectedVersion: view.version })
  assert.equal(saved.version, view.version + 1)
  await assert.rejects(
    house.perform(saveSheet, given, person, { expectedVersion: view.version }),
    code('stale-version'),
  )
})
