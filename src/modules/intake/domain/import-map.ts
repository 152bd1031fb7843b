import { DATUMS, type Datum } from '#core/place/datum.ts'
import { parseDateText } from '#core/time/local.ts'
import { appealTypes, type ImportHistory, type ImportState, urgencies } from '#modules/cases/contract.ts'

type Cell = string | number | null

/** Where a field comes from: a column, a fixed value, or a column whose words are translated. */
export interface FieldSource {
  column?: string
  value?: string
  /** Words of the column and what they mean here; `*` is everything else. */
  words?: Record<string, string>
}

/** A saved column mapping: `districts/<key>/import/<name>.json`. */
export interface ImportMap {
  name: string
  zh: string
  en: string
  fields: {
    channel: FieldSource
    externalNo: FieldSource
    title: FieldSource
    text?: FieldSource
    /** Where the matter was published; kept at the end of the text. */
    link?: FieldSource
    reportedAt: FieldSource
    address?: FieldSource
    lon?: FieldSource
    lat?: FieldSource
    /** Of which datum the points are; CGCS2000 if it is not said. */
    datum?: FieldSource
    category?: FieldSource
    appealType?: FieldSource
    urgency?: FieldSource
    name?: FieldSource
    phone?: FieldSource
    leadUnit?: FieldSource
    /** The answer to the citizen. */
    answer?: FieldSource
    doneAt?: FieldSource
    closedAt?: FieldSource
    dueAt?: FieldSource
    state?: FieldSource
  }
}

/** A row read by its map; the place is still as the file says it. */
export interface MappedRow {
  command: Omit<ImportHistory, 'place'>
  address: string | null
  lon: number | null
  lat: number | null
  datum: Datum
  person: { name?: string; phone?: string } | null
}

export type RowReading = { ok: true; row: MappedRow } | { ok: false; reasons: string[] }

const STATES: readonly ImportState[] = [
  'reported',
  'filed',
  'handling',
  'done',
  'closed',
  'archived',
  'rejected',
  'declined',
  'referred',
  'merged',
  'voided',
]
const MOST_TITLE = 200
/** What a report may hold (see `cases.report`); longer ones are sent back, not cut. */
const MOST = [
  ['externalNo', '原编号', 80],
  ['channel', '来源渠道', 40],
  ['text', '正文', 20_000],
  ['link', '来源链接', 500],
  ['address', '地址', 300],
  ['answer', '答复', 20_000],
  ['title', '标题', 20_000],
  ['name', '姓名', 60],
  ['phone', '电话', 30],
  ['leadUnit', '主办单位', 60],
] as const

/** Reads one row of a file by a map. All that is wrong with the row is said at once. */
export function readRow(map: ImportMap, values: Readonly<Record<string, Cell>>): RowReading {
  const reasons: string[] = []
  const { fields } = map
  const text = (source: FieldSource | undefined) => textOf(source, values)
  const required = (source: FieldSource, what: string) => {
    const found = text(source)
    if (found === null) reasons.push(`缺少${what}（${source.column ?? '固定值'}）`)
    return found ?? ''
  }
  const time = (source: FieldSource | undefined, what: string, must = false): number | undefined => {
    const cell = source?.column === undefined ? null : (values[source.column] ?? null)
    if (cell === null || cell === '') {
      if (must) reasons.push(`缺少${what}（${source?.column}）`)
      return undefined
    }
    const ms = parseDateText(cell)
    if (ms === null) reasons.push(`${what}“${String(cell).slice(0, 40)}”看不懂`)
    return ms ?? undefined
  }
  const degrees = (source: FieldSource | undefined, what: string, most: number): number | null => {
    const found = text(source)
    if (found === null) return null
    const value = Number(found)
    if (Math.abs(value) <= most) return value
    reasons.push(`${what}“${found.slice(0, 40)}”不是度数`)
    return null
  }
  for (const cell of Object.values(values))
    if (typeof cell === 'string' && !cell.isWellFormed()) reasons.push('含有无法保存的字符')
  const externalNo = required(fields.externalNo, '原编号')
  const title = required(fields.title, '标题')
  const channel = required(fields.channel, '来源渠道')
  const reportedAt = time(fields.reportedAt, '上报时间', true)
  const doneAt = time(fields.doneAt, '办结时间')
  const closedAt = time(fields.closedAt, '结案时间')
  const due = time(fields.dueAt, '办理时限')
  const answer = text(fields.answer)
  const stated = text(fields.state)
  if (stated !== null && !STATES.some((state) => state === stated)) reasons.push(`状态“${stated}”不在对照表里`)
  const to =
    (stated as ImportState | null) ?? (closedAt !== undefined ? 'closed' : doneAt !== undefined ? 'done' : 'reported')
  const category = text(fields.category)
  if (category !== null && !/^\d{6}$/.test(category)) reasons.push(`小类代码“${category}”应为 6 位数字`)
  for (const [field, what, most] of MOST)
    if ((text(fields[field])?.length ?? 0) > most) reasons.push(`${what}超过 ${most} 个字`)
  const lon = degrees(fields.lon, '经度', 180)
  const lat = degrees(fields.lat, '纬度', 90)
  const statedDatum = text(fields.datum)
  const datum = statedDatum === null ? 'CGCS2000' : datumOf(statedDatum)
  if (datum === null) reasons.push(`坐标系“${statedDatum?.slice(0, 40)}”应为 ${DATUMS.join('、')} 之一`)
  const word = <W extends object>(field: 'appealType' | 'urgency', what: string, words: W): keyof W | null => {
    const found = text(fields[field])
    if (found === null || Object.hasOwn(words, found)) return found as keyof W | null
    reasons.push(`${what}“${found.slice(0, 40)}”不在可选范围内`)
    return null
  }
  const appealType = word('appealType', '诉求类型', appealTypes)
  const urgency = word('urgency', '紧急程度', urgencies)
  if (reasons.length > 0 || reportedAt === undefined || datum === null) return { ok: false, reasons }
  const name = text(fields.name)
  const phone = text(fields.phone)
  const leadUnit = text(fields.leadUnit)
  const link = text(fields.link)
  const body = `${text(fields.text) ?? title}${link ? `\n来源链接：${link}` : ''}`
  const command: MappedRow['command'] = {
    type: 'importHistory',
    channel,
    externalNo,
    // A long title is cut for the list only: the whole of it stands at the head of the text.
    title: title.slice(0, MOST_TITLE),
    text: title.length > MOST_TITLE ? `${title}\n${body}` : body,
    to,
    times: { reportedAt, ...(doneAt === undefined ? {} : { doneAt }), ...(closedAt === undefined ? {} : { closedAt }) },
    ...(category ? { category } : {}),
    ...(leadUnit ? { leadUnit } : {}),
    ...(answer ? { answer } : {}),
    ...(due === undefined ? {} : { externalDueMs: due }),
    ...(to === 'closed' ? { closeKind: 'explained' as const, result: 'explained' as const } : {}),
    ...(appealType ? { appealType } : {}),
    ...(urgency ? { urgency } : {}),
  }
  return {
    ok: true,
    row: {
      command,
      address: text(fields.address),
      lon,
      lat,
      datum,
      person: name || phone ? { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } : null,
    },
  }
}

/** However it is written: GCJ-02, gcj02, gcj_02. */
function datumOf(text: string): Datum | null {
  const plain = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return DATUMS.find((datum) => plain(datum) === plain(text)) ?? null
}

function textOf(source: FieldSource | undefined, values: Readonly<Record<string, Cell>>): string | null {
  if (!source) return null
  if (source.value !== undefined) return source.value
  const cell = source.column === undefined ? null : values[source.column]
  const text = cell === null || cell === undefined ? '' : String(cell).trim()
  if (source.words) return source.words[text] ?? source.words['*'] ?? null
  return text === '' ? null : text
}
