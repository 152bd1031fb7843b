import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifecycleDiagram, stayingCommands } from './diagram.ts'
import { lifecycleTable } from './lifecycle-table.ts'

test('状态图由表生成：每个去向都画出', () => {
  const lines = lifecycleDiagram('zh').split('\n')
  assert.equal(lines[0], 'stateDiagram-v2')
  for (const row of lifecycleTable) {
    for (const from of row.from) {
      for (const { state } of row.to) {
        if (state === '=') continue
        const arrow = `  ${from === '-' ? '[*]' : from} --> ${state} : `
        assert.ok(
          lines.some((line) => line.startsWith(arrow) && line.includes(row.zh)),
          `${row.id} ${arrow}`,
        )
      }
    }
  }
  assert.equal(new Set(lines).size, lines.length)
  assert.match(lifecycleDiagram('en'), /filed --> dispatched : dispatch\n/)
  assert.deepEqual(
    lines.filter((line) => line.endsWith('--> [*]')),
    ['  archived --> [*]'],
    'everything else leads on',
  )
})

test('图上不画的：办理后仍在原处的命令，按状态列出', () => {
  const listed = stayingCommands('zh')
  assert.ok(!listed.some(({ state }) => state === '已归档'), 'nothing is done to an archived case')
  const closed = listed.find(({ state }) => state === '已结案')!
  assert.deepEqual(closed.commands, ['更正', '领导批示', '答复批示', '督办', '答复督办', '办结督办', '认定剔除'])
})
