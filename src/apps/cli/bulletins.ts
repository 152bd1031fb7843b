import { parseArgs } from 'node:util'
import { bulletinPress } from '#modules/bulletins/contract.ts'
import { openHouse } from './open-house.ts'
import { UsageError } from './words-of.ts'

const MIB = 1024 * 1024

/** Produces the bulletins of a stretch of time with their files; prints `{made, present, seconds, peakMemoryMiB}`. */
export async function bulletins(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { kind: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  })
  const { kind, from, to } = values
  if (positionals[0] !== 'produce' || !kind || !from || !to)
    throw new UsageError('请写明 bulletins produce --kind 模板 --from 日期 --to 日期。')
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  const startedMs = performance.now()
  try {
    const made = await house.runtime.asSystem('bulletins.produceRange', (call) =>
      house.runtime.use(bulletinPress).produceRange(call, { template: kind, from, to, progress: show }),
    )
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10
    const peakMemoryMiB = Math.round((process.resourceUsage().maxRSS * 1024) / MIB)
    console.log(JSON.stringify({ ...made, seconds, peakMemoryMiB }))
    return 0
  } finally {
    await house.close()
  }
}

/** In place on a terminal, every tenth otherwise. */
function show(done: number, total: number, number: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total} ${number}   ${done === total ? '\n' : ''}`)
  else if (done === total || done % Math.max(1, Math.floor(total / 10)) === 0)
    process.stderr.write(`${done}/${total} ${number}\n`)
}
