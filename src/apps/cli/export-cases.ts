import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { caseExport } from '#modules/cases/contract.ts'
import { readPeriod } from '#modules/indicators/contract.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { UsageError } from './words-of.ts'

/** Writes the cases reported from one day up to, not including, another; prints `{cases}`. */
export async function exportCases(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { from: { type: 'string' }, to: { type: 'string' }, output: { type: 'string' } },
  })
  const { from, to, output } = values
  if (positionals[0] !== 'cases' || !from || !to || !output)
    throw new UsageError('请写明 export cases --from 日期 --to 日期 --output 文件。')
  const { fromMs, toMs } = readPeriod(`${from}/${to}`)
  const path = resolve(output)
  // A file that broke off half-way must not be taken for a whole one.
  const growing = `${path}.part`
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  const show = progressLine(null)
  let cases = 0
  try {
    const file = createWriteStream(growing)
    for await (const line of house.runtime.use(caseExport).lines({ fromMs, toMs })) {
      if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain')
      cases++
      if (cases % 1000 === 0) show(cases)
    }
    file.end()
    await once(file, 'finish')
    await rename(growing, path)
  } finally {
    await house.close()
    await rm(growing, { force: true })
  }
  console.log(JSON.stringify({ cases }))
  return 0
}
