import { parseArgs } from 'node:util'
import { type AddressResolution, areaBook } from '#modules/territory/contract.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { Cell } from '#platform/tables/table.ts'
import { openHouse } from './open-house.ts'
import { readableFile, UsageError } from './words-of.ts'

const LONGEST = 200

/** Adds to each text the place that it most likely means, how sure that is, and why. Prints one JSON object a line. */
export async function geocode(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { input: { type: 'string' }, language: { type: 'string', default: 'zh' } },
  })
  const { input, language } = values
  if (!input) throw new UsageError('请写明 --input 文件（JSONL 或 CSV，地址在 text 一栏）。')
  if (language !== 'zh' && language !== 'en') throw new UsageError('--language 只有 zh 和 en。')
  const file = await readableFile(input)
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  let bad = 0
  try {
    const areas = house.runtime.use(areaBook)
    for await (const { line, values: cells, fault: why } of readTable({ path: file })) {
      const { text } = cells
      if (why !== undefined || typeof text !== 'string') {
        bad++
        console.error(`第 ${line} 行：${why ?? '没有 text 一栏的文字。'}`)
        continue
      }
      process.stdout.write(
        `${JSON.stringify({ ...cells, ...found(areas.resolveAddress(text.slice(0, LONGEST)), language) })}\n`,
      )
    }
    return bad > 0 ? 3 : 0
  } finally {
    await house.close()
  }
}

/** Nothing that fits is said as nothing, with confidence 0. */
function found({ candidates, ambiguous }: AddressResolution, language: 'zh' | 'en'): Record<string, Cell | boolean> {
  const [best] = candidates
  if (!best)
    return {
      place: null,
      areaCode: null,
      lon: null,
      lat: null,
      confidence: 0,
      reason: language === 'zh' ? '没有找到与这段文字相符的地点。' : 'No place fits this text.',
      precision: null,
      ambiguous,
    }
  return {
    place: best.text,
    areaCode: best.gridCode ?? best.communityCode ?? best.streetCode,
    lon: best.lon,
    lat: best.lat,
    confidence: best.confidence,
    reason: best.why[language],
    precision: best.precision,
    ambiguous,
  }
}
