import { parseArgs } from 'node:util'
import { archiveHistory, verifyHistoryFiles } from '#modules/history/contract.ts'
import { type ReportQuery, runReport } from '#modules/reports/contract.ts'
import { openHouse } from './open-house.ts'
import { UsageError } from './words-of.ts'

/** Moves closed old cases out to files, verifies these, or counts over them; prints JSON. */
export async function history(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      years: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      by: { type: 'string', default: 'street,category' },
    },
  })
  const [what] = positionals
  if (what !== 'archive' && what !== 'verify' && what !== 'query')
    throw new UsageError('请写明 history archive、history verify 或 history query。')
  if (what === 'query' && !(values.from && values.to)) throw new UsageError('请写明 --from 日期 --to 日期。')
  const house = await openHouse({ needsDistrict: true, say: (text) => console.error(text) })
  try {
    return await house.runtime.asSystem('history.command', async (call) => {
      if (what === 'archive') {
        const years = values.years === undefined ? undefined : Number(values.years)
        if (years !== undefined && !(Number.isInteger(years) && years >= 1 && years <= 30))
          throw new UsageError('--years 是 1 到 30 的整数。')
        const done = await call.call(archiveHistory, years === undefined ? {} : { afterYears: years })
        console.log(JSON.stringify(done))
        return done.isBusy ? 1 : 0
      }
      if (what === 'verify') {
        const { items, faults } = await call.call(verifyHistoryFiles, {})
        for (const item of items) console.log(JSON.stringify(item))
        console.error(`${items.length} 个文件，${faults} 个有问题`)
        return faults > 0 ? 3 : 0
      }
      const query: ReportQuery = {
        source: 'cases',
        time: 'reported',
        period: { kind: 'days', from: values.from!, to: values.to! },
        groups: values.by.split(',').filter((group) => group !== ''),
        measures: [{ kind: 'count' }],
        filters: [],
        switches: { history: 'only', imported: 'include' },
        limit: 1000,
      }
      const { sentence, rows, total, tookMs } = await call.call(runReport, { query })
      for (const { keys, cells } of rows) console.log(JSON.stringify({ keys, count: cells[0]!.value }))
      console.error(`${sentence.zh}：共 ${total[0]?.value ?? 0} 件，用时 ${tookMs} 毫秒`)
      return 0
    })
  } finally {
    await house.close()
  }
}
