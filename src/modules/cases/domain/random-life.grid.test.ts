import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyOtherCommand, proveLives, reported } from './testing/random-life.ts'

/** What such a case does not come to, or hardly ever. */
const RARE = [
  'firstContact',
  'submitCallback',
  'decideCallback',
  'preCallback',
  'withdraw',
  'setUpperDue',
  'skipCheck',
] as const

test('网格案件：随机办理，不变量始终成立，重放等于现状', () => {
  const { commands } = proveLives(reported('grid'), 1700)
  assert.deepEqual(
    everyOtherCommand(RARE).filter((command) => !commands.has(command)),
    [],
  )
})
