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
  const rows = [...inventHistory(runtime, demo, endMs), ...inventClusters(runtime, demo, endMs)]
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

/** Closed like the rest, at given hours and places: the demonstration shows alerts that its chance alone would not make. */
function inventClusters(runtime: Runtime, { clusters }: DemoCases, endMs: number): HistoryRow[] {
  const areas = runtime.use(areaBook)
  const streets = areas.all('street')
  return clusters.flatMap(({ id, hoursAgo, person, grids: at, address = '', ...cluster }) => {
    const street = streets[cluster.street % streets.length]!
    const grids = areas.all('grid').filter(({ code }) => code.startsWith(street.code))
    return hoursAgo.map((hours, no): HistoryRow => {
      const grid = grids[at[no % at.length]! % grids.length]!
      const { community = '' } = areas.namesOf(grid.code)
      const [lon, lat] = grid.labelPoint
      const reportedAt = Math.round(endMs - hours * HOUR_MS)
      return {
        appellant: person ?? null,
        command: {
          type: 'importHistory',
          to: 'closed',
          externalNo: `DEMO-C-${id}-${no + 1}`,
          channel: cluster.channel,
          title: cluster.title.replaceAll('{place}', community),
          text: cluster.text.replaceAll('{place}', community),
          category: cluster.category,
          urgency: cluster.urgency,
          appealType: cluster.appealType,
          place: { status: 'resolved', lon, lat, areaCode: grid.code, address: `${street.name}${community}${address}` },
          times: { reportedAt, closedAt: reportedAt + 2 * HOUR_MS },
          closeKind: 'solved',
          result: 'solved',
          answer: '已办结。',
          synthetic: true,
        },
      }
    })
  })
}
