import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseCommand } from './command.ts'
import { lifecycleTable } from './lifecycle-table.ts'
import { finishReaches } from './testing/reach/finish.ts'
import { intakeReaches } from './testing/reach/intake.ts'
import { requestReaches } from './testing/reach/requests.ts'
import { afterReturn, decideClose, decline, dispatch, pending, referOut } from './testing/reach/situations.ts'
import { supervisionReaches } from './testing/reach/supervision.ts'
import { upperReaches } from './testing/reach/upper.ts'
import { workReaches } from './testing/reach/work.ts'
import { CaseRun, caseIn, reports } from './testing/run.ts'

const reaches = [
  ...intakeReaches,
  ...workReaches,
  ...finishReaches,
  ...supervisionReaches,
  ...requestReaches,
  ...upperReaches,
]

/** The separation of duties speaks first here: nobody can ever hear the guard. */
const SHADOWED = [
  'endorseRequest same-person',
  'approveReturn same-person',
  'approveExtension same-person',
  'approveSuspension same-person',
  'approveVoid same-person',
  'reconsider same-person',
]

for (const [command, code, reach] of reaches) {
  test(`${command} 被拒绝：${code}`, () => assert.equal(reach(), code))
}

test('每个命令的每个拒绝码都能到达', () => {
  const reached = new Set([...reaches.map(([command, code]) => `${command} ${code}`), ...SHADOWED])
  const listed = lifecycleTable.flatMap((row) => row.guards.map((code) => `${row.id} ${code}`))
  assert.deepEqual(
    listed.filter((each) => !reached.has(each)),
    [],
  )
  assert.deepEqual(
    [...reached].filter((each) => !listed.includes(each)),
    [],
  )
})

test('不该发生的状态、没有的岗位、不认识的选项', () => {
  assert.equal(caseIn('filed').refusal('intakeOfficer', { type: 'accept' }), 'wrong-state:filed')
  assert.equal(caseIn('filed').refusal('filingOfficer', decline), 'wrong-state:filed', 'no unit has returned it yet')
  assert.equal(afterReturn('notOurDuty').refusal('dispatcher', referOut), 'wrong-state:filed', 'not for a legal route')
  afterReturn('legalRoute').do('dispatcher', referOut)
  afterReturn('notOurDuty').do('filingOfficer', decline)
  assert.equal(caseIn('filed').refusal('operator', dispatch), 'not-permitted')
  assert.equal(
    caseIn('reported').refusal('intakeOfficer', { type: 'accept', category: '999999', duplicatesChecked: true }),
    'option-unknown',
  )
  const unknown = { ...decideClose, decision: 'pray' } as unknown as CaseCommand
  assert.equal(pending().refusal('leader', unknown), 'option-unknown')
  assert.equal(new CaseRun().refusal('operator', { ...reports.grid, channel: 'pigeon' }), 'option-unknown')
})
