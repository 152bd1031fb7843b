import { type HistoryRow, historyImport } from '#modules/cases/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { DemoCases } from './demo-cases.ts'
import { shareOf } from './replay-rules.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const BATCH = 500

/**
 * What a demonstration had before its first day: closed cases of past weeks and of a year ago, brought in as history is,
 * so that today can be held against the same weekday last week and last year. Answers how many.
 */
export async function addDemoHistory(runtime: Runtime, demo: DemoCases, endMs: number): Promise<number> {
  const rows = inventHistory(runtime, demo, endMs)
  for (let at = 0; at < rows.length; at += BATCH)
    await runtime.asSystem('demo.importHistory', (call) =>
      runtime.use(historyImport).importMany(call, rows.slice(at, at + BATCH)),
    )
  return rows.length
}

function inventHistory(runtime: Runtime, { history, templates }: DemoCases, endMs: number): HistoryRow[] {
  const areas = runtime.use(areaBook)
  const grids = areas.all('grid')
  return history.daysAgo.flatMap(([nearest, farthest]) =>
    Array.from({ length: (farthest - nearest) * history.perDay }, (_, no): HistoryRow => {
      const id = `DEMO-H${nearest}-${no + 1}`
      const share = (salt: string) => shareOf(id, salt)
      const template = templates[Math.floor(share('template') * templates.length)]!
      const grid = grids[Math.floor(share('grid') * grids.length)]!
      const names = areas.namesOf(grid.code)
      const place = names.community ?? names.street ?? ''
      const reportedAt = Math.round(endMs - (nearest + share('age') * (farthest - nearest)) * DAY_MS)
      const closedAt = Math.round(reportedAt + (4 + share('work') * 68) * HOUR_MS)
      const [lon, lat] = grid.labelPoint
      return {
        appellant: null,
        command: {
          type: 'importHistory',
          to: 'closed',
          externalNo: id,
          channel: template.channel,
          title: template.title.replaceAll('{place}', place),
          text: template.text.replaceAll('{place}', place),
          category: template.category,
          urgency: template.urgency,
          appealType: template.appealType,
          place: {
            status: 'resolved',
            lon,
            lat,
            areaCode: grid.code,
            address: `${names.street ?? ''}${names.community ?? ''}`,
          },
          times: { reportedAt, closedAt },
          closeKind: 'solved',
          result: 'solved',
          answer: '已办结。',
          synthetic: true,
        },
      }
    }),
  )
}
