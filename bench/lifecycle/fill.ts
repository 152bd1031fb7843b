import { type HistoryRow, historyImport, type ImportState } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { openHouse } from '../../src/apps/cli/open-house.ts'
import { seedDistrict } from '../../src/apps/seed-district.ts'

const BATCH = 500
const DAY_MS = 86_400_000
const CHANNELS = ['hotline12345', 'web', 'gridPatrol', 'wechat', 'digitalUrbanMgmt']
const WORDS = [
  '垃圾清运',
  '路灯不亮',
  '占道经营',
  '井盖破损',
  '噪音扰民',
  '绿化缺株',
  '污水外溢',
  '违规停车',
  '道路坑洼',
  '小广告',
]
/** How many of a hundred cases are still in each open state; the others are closed. */
const OPEN: readonly [ImportState, number][] = [
  ['reported', 2],
  ['filed', 2],
  ['handling', 6],
  ['done', 2],
]

/** Fills an installation with `count` generated cases of the last year through the path that imports take. */
export async function fill(count: number, say: (text: string) => void): Promise<{ seconds: number }> {
  const house = await openHouse({ demo: true })
  try {
    const { runtime } = house
    await seedDistrict(runtime, 'demo')
    const grids = runtime.use(areaBook).all('grid')
    const catalogue = runtime.use(catalogueBook)
    const categories = catalogue.categories().filter((category) => category.kind !== 'hazard')
    const startedMs = performance.now()
    const nowMs = Date.now()
    await runtime.asSystem('bench.fill', async (call) => {
      for (let from = 0; from < count; from += BATCH) {
        const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at): HistoryRow => {
          const no = from + at
          const grid = grids[(no * 7919) % grids.length]!
          const category = categories[(no * 104_729) % categories.length]!
          const reportedAt = nowMs - 365 * DAY_MS + Math.floor((no / count) * 364 * DAY_MS)
          const to = stateOf(no % 100)
          const leadUnit = catalogue.duty(category.code, grid.code)?.lead
          const word = WORDS[no % WORDS.length]!
          return {
            appellant: { phone: `139${String(no % 100_000_000).padStart(8, '0')}` },
            command: {
              type: 'importHistory',
              channel: CHANNELS[no % CHANNELS.length]!,
              externalNo: `BENCH-${no}`,
              title: `${grid.name}${word}`,
              text: `${grid.name}附近${word}，已有${(no % 9) + 1}天，影响通行，请派人处理。编号${no}。`,
              place: {
                status: 'resolved',
                lon: grid.labelPoint[0],
                lat: grid.labelPoint[1],
                areaCode: grid.code,
                address: `${grid.name}${(no % 300) + 1}号`,
              },
              category: category.code,
              to,
              times: {
                reportedAt,
                ...(to === 'closed'
                  ? { closedAt: reportedAt + (3 * DAY_MS) / 4 }
                  : to === 'done'
                    ? { doneAt: reportedAt + DAY_MS / 4 }
                    : {}),
              },
              ...(leadUnit && to !== 'reported' && to !== 'filed' ? { leadUnit } : {}),
              ...(to === 'closed' ? { closeKind: 'solved', result: 'solved', answer: '已处理。' } : {}),
            },
          }
        })
        const outcomes = await runtime.use(historyImport).importMany(call, rows)
        const bad = outcomes.find((outcome) => !outcome.ok)
        if (bad) throw new Error(`a generated case was refused: ${JSON.stringify(bad)}`)
        if ((from / BATCH) % 40 === 0) say(`filled ${from + rows.length} of ${count}`)
      }
    })
    return { seconds: (performance.now() - startedMs) / 1000 }
  } finally {
    await house.close()
  }
}

function stateOf(percent: number): ImportState {
  let below = 0
  for (const [state, share] of OPEN) {
    below += share
    if (percent < below) return state
  }
  return 'closed'
}
