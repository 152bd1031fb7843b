import { parseArgs } from 'node:util'
import { openRanking, type Report, readMoment, reasonText } from '#modules/duplicates/contract.ts'
import type { CalledColumn } from './called-columns.ts'
import { progressLine } from './progress-line.ts'
import { readCalledRows } from './read-called-rows.ts'
import { readableFile, UsageError } from './words-of.ts'
import { writeLines } from './write-lines.ts'

const COLUMNS = {
  id: { names: ['case_enquiry_id', 'service_request_id', 'case_id', 'id', '案号', '编号'], needed: true },
  opened: {
    names: [
      'open_dt',
      'opened',
      'opened_at',
      'requested_datetime',
      'reported_at',
      'time',
      '上报时间',
      '受理时间',
      '时间',
    ],
    needed: true,
  },
  ended: { names: ['closed_dt', 'closed', 'closed_at', 'closed_date', '办结时间', '结案时间'], needed: false },
  lon: { names: ['longitude', 'lon', 'lng', 'long', '经度'], needed: false },
  lat: { names: ['latitude', 'lat', '纬度'], needed: false },
  address: { names: ['location', 'address', 'address_string', '地址', '位置'], needed: false },
  type: { names: ['type', 'service_name', 'category', 'service_code', '类别', '小类'], needed: false },
  group: { names: ['reason', 'group', 'subject', '大类'], needed: false },
  title: { names: ['case_title', 'title', '标题'], needed: false },
  body: { names: ['description', 'body', 'text', '内容', '描述'], needed: false },
  unit: { names: ['queue', 'unit', 'department', 'agency_responsible', '承办单位', '部门'], needed: false },
} as const satisfies Record<string, CalledColumn>

/** Ranks for each case the others that may be the same matter; needs neither server nor database. */
export async function duplicates(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      input: { type: 'string' },
      output: { type: 'string' },
      language: { type: 'string', default: 'zh' },
    },
  })
  const { input, output, language } = values
  if (!input || !output) throw new UsageError('请写明 --input 文件.csv 和 --output 文件.jsonl。')
  if (language !== 'zh' && language !== 'en') throw new UsageError('--language 只有 zh 和 en。')
  const { rows: reports, bad } = await readCalledRows(await readableFile(input), COLUMNS, reportOf)
  const ranking = openRanking(reports)
  const show = progressLine(reports.length)
  await writeLines(
    output,
    (function* () {
      for (const [at, { id }] of reports.entries()) {
        yield {
          id,
          candidates: ranking.candidatesOf(at).map(({ at: other, score, reasons }) => ({
            id: reports[other]!.id,
            score,
            reasons: reasons.map((reason) => reasonText(reason, language)),
          })),
        }
        if (at % 1000 === 999) show(at + 1)
      }
    })(),
  )
  return bad > 0 ? 3 : 0
}

/** The report of a row, or why there is none. */
function reportOf(at: (key: keyof typeof COLUMNS) => string): Report | string {
  const openedMs = readMoment(at('opened'))
  if (openedMs === null) return `时间“${at('opened').slice(0, 40)}”不可读，应如 2025-03-01 09:30:00`
  const place = placeOf(at('lon'), at('lat'))
  if (place === 'wrong') return `经纬度“${at('lon').slice(0, 20)}, ${at('lat').slice(0, 20)}”不是度数`
  const [type, title] = [at('type') || at('title'), at('title')]
  return {
    id: at('id'),
    openedMs,
    endedMs: readMoment(at('ended')),
    lon: place?.[0] ?? null,
    lat: place?.[1] ?? null,
    address: at('address'),
    type,
    group: at('group'),
    words: [title === type ? '' : title, at('body')].filter((text) => text !== '').join('\n'),
    unit: at('unit'),
  }
}

/** Null Island is where programs put what has no place. */
function placeOf(lonText: string, latText: string): [number, number] | 'wrong' | null {
  if (lonText === '' || latText === '') return null
  const [lon, lat] = [Number(lonText), Number(latText)]
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 'wrong'
  return lon === 0 && lat === 0 ? null : [lon, lat]
}
