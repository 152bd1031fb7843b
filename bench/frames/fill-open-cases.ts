import { type HistoryRow, historyImport } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { openHouse } from '../../src/apps/cli/open-house.ts'
import { seedDistrict } from '../../src/apps/seed-district.ts'

const BATCH = 500
const HOUR_MS = 3_600_000

/** Fills a fresh demonstration with open cases, each at a place of its own, some of every light; answers the places. */
export async function fillOpenCases(
  count: number,
  say: (text: string) => void,
): Promise<{ lon: number; lat: number }[]> {
  const house = await openHouse({ demo: true })
  try {
    const { runtime } = house
    await seedDistrict(runtime, 'demo')
    const grids = runtime.use(areaBook).all('grid')
    const catalogue = runtime.use(catalogueBook)
    const categories = catalogue.categories().filter((category) => category.kind !== 'hazard')
    const nowMs = Date.now()
    await runtime.asSystem('bench.fillOpenCases', async (call) => {
      for (let from = 0; from < count; from += BATCH) {
        const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at): HistoryRow => {
          const no = from + at
          const grid = grids[no % grids.length]!
          return {
            appellant: null,
            command: {
              type: 'importHistory',
              channel: 'hotline12345',
              externalNo: `FRAMES-${no}`,
              title: `${grid.name}路灯不亮`,
              text: `${grid.name}附近路灯不亮，编号${no}。`,
              place: {
                status: 'resolved',
                lon: grid.labelPoint[0] + (((no * 7919) % 10_007) / 10_007 - 0.5) * 0.004,
                lat: grid.labelPoint[1] + (((no * 104_729) % 10_009) / 10_009 - 0.5) * 0.003,
                areaCode: grid.code,
                address: `${grid.name}${(no % 300) + 1}号`,
              },
              category: categories[(no * 104_729) % categories.length]!.code,
              to: 'reported',
              times: { reportedAt: nowMs - ((no * 7919) % 100) * HOUR_MS },
            },
          }
        })
        await runtime.use(historyImport).importMany(call, rows)
        if ((from / BATCH) % 20 === 0) say(`filled ${from + rows.length} of ${count}`)
      }
    })
    // Imported cases have no clocks before their first command; the map shall show every light.
    await runtime.db.run(sql`
      update cases."case" set step_clock = 'accept', step_due_at = now() + (hashtext(id::text) % 48) * interval '1 hour',
        step_yellow_at = now() + (hashtext(id::text) % 48 - 12) * interval '1 hour',
        step_orange_at = now() + (hashtext(id::text) % 48 - 4) * interval '1 hour'
      where open and external_no like 'FRAMES-%'`)
    return await runtime.db.many<{ lon: number; lat: number }>(
      sql`select lon, lat from cases.v_case where open and lon is not null order by case_no`,
    )
  } finally {
    await house.close()
  }
}
