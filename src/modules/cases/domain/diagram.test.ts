import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifecycleDiagram } from './diagram.ts'
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
})
