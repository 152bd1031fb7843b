import { parseArgs } from 'node:util'
import { recordProof } from '#modules/cases/contract.ts'
import { openHouse } from './open-house.ts'
import { progressLine } from './progress-line.ts'
import { wholeOption } from './words-of.ts'

const FAULTS_SHOWN = 50

/** Replays every case's record and compares it with the case as it stands. */
export async function verify(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { limit: { type: 'string' } } })
  const limit = wholeOption('limit', values.limit)
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    const show = progressLine(null)
    const result = { cases: 0, lines: 0, wrong: 0, faults: [] as { caseId: string; faults: string[] }[] }
    for await (const checked of house.runtime.use(recordProof).verifyAll(limit)) {
      result.cases++
      result.lines += checked.lines
      if (checked.faults.length > 0) {
        result.wrong++
        if (result.faults.length < FAULTS_SHOWN) result.faults.push({ caseId: checked.caseId, faults: checked.faults })
      }
      show(result.cases)
    }
    console.log(JSON.stringify(result))
    return result.wrong > 0 ? 1 : 0
  } finally {
    await house.close()
  }
}
