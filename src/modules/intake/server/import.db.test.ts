import assert from 'node:assert/strict'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { tablesHolding } from '#apps/test-tables.ts'
import { COMPLETE_ELEMENTS, openWalk, type Walk } from '#apps/test-walk.ts'
import { isFault } from '#core/fault.ts'
import * as cases from '#modules/cases/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { TableFormat } from '#platform/tables/table.ts'
import { writeTable } from '#platform/tables/write-table.ts'
import { type CaseImportResult, caseImport } from '../contract.ts'

let house: TestHouse
let walk: Walk
let folder: string
const NOW = Date.parse('2026-03-20T09:30:00+08:00')
before(async () => {
  house = await testHouse({ seed: 'demo', nowMs: () => NOW })
  walk = openWalk(house)
  folder = await mkdtemp(join(tmpdir(), 'yiwang-import-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const code = (wanted: string) => (error: unknown) => isFault(error) && error.code === wanted
type Row = Record<string, string | number | null>

const TITLES = ['留言编号', '标题', '正文', '链接', '留言时间', '公开答复', '答复时间']
function message(prefix: string, n: number, change: Row = {}): Row {
  return {
    留言编号: `${prefix}-${n}`,
    标题: `建议增设路灯（${prefix}${n}）`,
    正文: `东街${n}号门前没有路灯，夜里看不清。`,
    链接: `https://board.example.cn/${n}`,
    留言时间: `2026-0${1 + (n % 2)}-${String(1 + (n % 28)).padStart(2, '0')} 08:${String(n % 60).padStart(2, '0')}:00`,
    公开答复: n % 3 === 0 ? '您好，已列入计划。' : '',
    答复时间: n % 3 === 0 ? '2026-03-15 10:00:00' : '',
    ...change,
  }
}
async function* each(rows: readonly Row[]) {
  yield* rows
}
async function fileOf(name: string, format: TableFormat, rows: readonly Row[], titles = TITLES): Promise<string> {
  const path = join(folder, `${name}.${format}`)
  const columns = titles.map((key) => ({ key, title: key }))
  await pipeline(writeTable(each(rows), { format, columns }), createWriteStream(path))
  return path
}
const run = (path: string, options: { map?: string; dryRun?: boolean } = {}): Promise<CaseImportResult> =>
  house.runtime.asSystem('intake.test', (call) =>
    house.runtime.use(caseImport).run(call, {
      path,
      map: options.map ?? 'message-board',
      dryRun: options.dryRun ?? false,
      errorsPath: `${path}.errors${path.endsWith('.jsonl') ? '.jsonl' : '.csv'}`,
    }),
  )
const rowsIn = async (path: string): Promise<Row[]> => {
  const rows: Row[] = []
  for await (const row of readTable({ path })) rows.push({ ...row.values, 行: row.line, 原文: row.raw ?? null })
  return rows
}
const storedCases = async () =>
  (await house.runtime.db.one<{ n: number }>(sql`select count(*) as n from cases.v_case`)).n

/** Where the numbers of a day stand: the next report of that day would get the next one. */
const numbersTaken = async () => {
  const outcome = await house.runtime.asSystem('intake.test', (call) =>
    house.runtime.use(cases.historyImport).importMany(call, [
      {
        command: {
          type: 'importHistory',
          channel: 'web',
          title: '看看编号',
          text: '看看编号',
          place: { status: 'unresolved', areaCode: null },
          to: 'reported',
          times: { reportedAt: Date.parse('2026-01-01T00:00:00+08:00') },
        },
        appellant: null,
      },
    ]),
  )
  return outcome[0]?.ok ? Number(outcome[0].caseNo.slice(-6)) : Number.NaN
}

const BREAKS: { change: Row; reason: RegExp; mend: Row }[] = [
  { change: { 留言编号: '' }, reason: /缺少原编号/, mend: {} },
  { change: { 标题: '' }, reason: /缺少标题/, mend: { 标题: '补上的标题' } },
  { change: { 留言时间: '去年夏天' }, reason: /上报时间“去年夏天”看不懂/, mend: { 留言时间: '2026/1/5' } },
  { change: { 留言时间: '' }, reason: /缺少上报时间/, mend: { 留言时间: '2026年1月5日' } },
  {
    change: { 留言时间: '2027-01-01' },
    reason: /历史案件的时间缺失、在将来或前后颠倒/,
    mend: { 留言时间: '2026-01-01' },
  },
  { change: { 公开答复: '好', 答复时间: '2025-01-01' }, reason: /前后颠倒/, mend: { 答复时间: '2026-03-19' } },
  { change: { 留言编号: '9'.repeat(90) }, reason: /原编号超过 80 个字/, mend: {} },
  { change: { 正文: '长'.repeat(20_001) }, reason: /正文超过 20000 个字/, mend: { 正文: '短了' } },
]

for (const format of ['csv', 'xlsx', 'jsonl'] as const)
  test(`${format}：坏的 1% 退回并说明理由，其余照进；改好再导正好补齐；再导一遍没有新的`, async () => {
    const rows = Array.from({ length: 800 }, (_, n) => message(format, n))
    for (const [at, { change }] of BREAKS.entries())
      rows[at * 100 + 7] = { ...message(format, at * 100 + 7), ...change }
    const path = await fileOf(`board-${format}`, format, rows)
    const before = await storedCases()
    const first = await run(path)
    assert.deepEqual([first.read, first.new, first.known, first.rejected], [800, 800 - BREAKS.length, 0, BREAKS.length])
    assert.equal((await storedCases()) - before, 800 - BREAKS.length)

    const rejected = await rowsIn(first.errorsFile!)
    for (const [at, { reason }] of BREAKS.entries()) {
      assert.match(
        String(
          rejected.find((row) => String(row.原行号) === String(at * 100 + 7 + (format === 'jsonl' ? 1 : 2)))
            ?.未导入原因,
        ),
        reason,
      )
    }
    const mended = BREAKS.map(({ mend }, at) => {
      const line = at * 100 + 7
      const row = rejected.find((one) => String(one.原行号) === String(line + (format === 'jsonl' ? 1 : 2)))!
      return { ...row, 留言编号: `${format}-${line}`, ...mend }
    })
    const again = await fileOf(`board-${format}-mended`, format === 'jsonl' ? 'jsonl' : 'csv', mended, [
      ...TITLES,
      '原行号',
      '未导入原因',
    ])
    const second = await run(again)
    assert.deepEqual(
      [second.read, second.new, second.known, second.rejected, second.errorsFile],
      [BREAKS.length, BREAKS.length, 0, 0, null],
    )

    const numbersBefore = await numbersTaken()
    const third = await run(path)
    // Two rows were refused by a rule, not by their form: their numbers are known now.
    assert.deepEqual([third.new, third.known, third.rejected], [0, 800 - BREAKS.length + 2, BREAKS.length - 2])
    assert.equal(await numbersTaken(), numbersBefore + 1, 'what is known takes no case number')
    assert.equal((await storedCases()) - before, 800 + 2)
  })

test('试导：说出同样的结果，什么都不写', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => message('dry', n, n === 3 ? { 标题: '' } : {}))
  const path = await fileOf('dry', 'csv', rows)
  const before = await storedCases()
  const dry = await run(path, { dryRun: true })
  assert.deepEqual([dry.read, dry.new, dry.known, dry.rejected], [50, 49, 0, 1])
  assert.equal(await storedCases(), before)
  const wet = await run(path)
  assert.deepEqual([wet.new, wet.rejected], [49, 1])
  assert.deepEqual((await run(path, { dryRun: true })).known, 49)
})

test('同一文件里重复的、两次同时导入的：一个编号一件', async () => {
  const rows = Array.from({ length: 30 }, (_, n) => message('twice', n % 10))
  const path = await fileOf('twice', 'csv', rows)
  const counts = await Promise.all([run(path), run(path), run(path)])
  assert.equal(
    counts.reduce((sum, one) => sum + one.new, 0),
    10,
  )
  assert.equal(
    counts.reduce((sum, one) => sum + one.known, 0),
    80,
  )
})

test('第一行就读不出来：退回的文件仍有全部列，读不出的行整行留着', async () => {
  const path = join(folder, 'odd.csv')
  const good = (n: number, title: string) => `odd-${n},${title},正文,https://a.example,2026-02-01 08:00:00,,`
  await writeFile(
    path,
    [TITLES.join(','), 'odd-1,多,了,两,列,,,多,出', good(2, ''), good(3, '好的'), good(4, '=1+1"')].join('\r\n'),
  )
  const result = await run(path)
  assert.deepEqual([result.read, result.new, result.rejected], [4, 2, 2])
  const [unreadable, untitled] = await rowsIn(result.errorsFile!)
  assert.match(String(unreadable?.留言编号), /odd-1,多,了,两,列,,,多,出/)
  assert.match(String(unreadable?.未导入原因), /有 9 列，表头只有 7 列/)
  assert.deepEqual(
    [untitled?.留言编号, untitled?.正文, untitled?.链接, untitled?.原行号],
    ['odd-2', '正文', 'https://a.example', '3'],
  )
  const raw = await readFile(result.errorsFile!, 'utf8')
  assert.ok(raw.startsWith('\uFEFF留言编号,标题,正文,链接,留言时间,公开答复,答复时间,原行号,未导入原因\r\n'))
})

test('退回的文件里，公式不会被表格软件执行', async () => {
  const path = await fileOf('formula', 'jsonl', [message('f', 1)])
  const csv = join(folder, 'formula.csv')
  await writeFile(csv, `${TITLES.join(',')}\r\nf-9,,"=HYPERLINK(""http://x"")",,2026-01-01,,\r\n`)
  const { errorsFile } = await run(csv)
  const raw = await readFile(errorsFile!, 'utf8')
  assert.ok(raw.includes(`"'=HYPERLINK(""http://x"")"`), raw)
  assert.equal((await rowsIn(errorsFile!))[0]?.正文, '=HYPERLINK("http://x")')
  assert.equal((await run(path)).new, 1)
})

test('打不开的表格、没有的模板有一句话可看', async () => {
  const path = join(folder, 'empty.csv')
  await writeFile(path, '')
  await assert.rejects(run(path), code('table-header'))
  await assert.rejects(
    run(path, { map: 'nothing' }),
    (error) => isFault(error) && error.code === 'map-unknown' && /message-board/.test(error.text.zh),
  )
  await assert.rejects(run(path, { map: '../../etc' }), code('map-unknown'))
})

test('数字城管：类别代码照旧，落在网格里，可接着办；时间是文件的，记录时间是现在', async () => {
  const place = walk.pointIn('street03')
  const titles = [
    '案卷编号',
    '问题描述',
    '小类代码',
    '上报时间',
    '位置描述',
    '经度',
    '纬度',
    '处置截止时间',
    '结案时间',
  ]
  const row = (n: number, change: Row = {}): Row => ({
    案卷编号: `SZCG${n}`,
    问题描述: '道路破损',
    小类代码: '200110',
    上报时间: '2026-03-10 08:00:00',
    位置描述: '',
    经度: place.lon,
    纬度: place.lat,
    处置截止时间: '2026-03-17 17:30:00',
    结案时间: '',
    ...change,
  })
  const begunMs = Math.floor(house.runtime.wallMs() / 1000) * 1000
  const path = await fileOf(
    'chengguan',
    'xlsx',
    [row(1), row(2, { 小类代码: '200199' }), row(3, { 小类代码: '999999' }), row(4, { 经度: 0, 纬度: 0 })],
    titles,
  )
  const result = await run(path, { map: 'digital-chengguan' })
  assert.deepEqual([result.new, result.rejected], [3, 1])
  assert.match(String((await rowsIn(result.errorsFile!))[0]?.未导入原因), /选择|选项|代码/)
  const find = async (number: string) => (await walk.by('dutyChief1', cases.listCases, { text: number })).items[0]!
  const { id } = await find('SZCG1')
  const { case: state, clocks, record } = await walk.look(id)
  assert.deepEqual(
    [state.category, state.externalNo, state.place.status, state.flags.imported, clocks],
    ['200110', 'SZCG1', 'resolved', true, []],
  )
  assert.equal(state.externalDue, Date.parse('2026-03-17T17:30:00+08:00'))
  assert.equal(record[0]?.occurredAt, '2026-03-10T08:00:00+08:00')
  assert.ok(Date.parse(record[0]!.recordedAt) >= begunMs, 'recorded now, by the clock on the wall')
  assert.match(state.caseNo, /^990101-20260310-20\d{6}$/)

  await walk.accept(id, { category: undefined, elements: undefined })
  const accepted = await walk.look(id)
  assert.deepEqual(
    accepted.clocks
      .filter((clock) => clock.state === 'running')
      .map((clock) => clock.name)
      .sort(),
    ['file', 'total'],
  )
  await walk.file(id)
  await walk.dispatch(id, 'road_maintenance')
  await walk.sign(id, 'road_maintenance.handler1')
  const names = (await walk.look(id)).clocks.filter((clock) => clock.state === 'running').map((clock) => clock.name)
  assert.ok(names.includes('handle'))
  assert.deepEqual((await walk.by('dutyChief1', cases.verifyCase, { id })).faults, [])
  // A point outside the district is no place: it stays as it came, and is asked for at acceptance.
  assert.equal((await walk.look((await find('SZCG4')).id)).case.place.status, 'unresolved')
})

test('留言板：渠道、链接、公开答复；缺项的导入案件受理时才要求补全', async () => {
  await run(await fileOf('board', 'jsonl', [message('board', 1), message('board', 3)]))
  const find = async (number: string) =>
    (await walk.by('dutyChief1', cases.listCases, { text: number, channel: ['peopleNetBoard'] })).items[0]!
  const open = await find('board-1')
  const closed = await walk.look((await find('board-3')).id)
  assert.deepEqual(
    [closed.case.channel, closed.case.state, closed.case.answer],
    ['peopleNetBoard', 'closed', '您好，已列入计划。'],
  )
  assert.match(closed.case.text, /来源链接：https:\/\/board\.example\.cn\/3$/)
  const accept = { category: '100118', elements: COMPLETE_ELEMENTS }
  await assert.rejects(walk.accept(open.id, { elements: COMPLETE_ELEMENTS, category: undefined }), code('incomplete'))
  await assert.rejects(walk.accept(open.id, accept), code('incomplete'))
  assert.equal((await walk.accept(open.id, { ...accept, place: walk.pointIn('street01') })).state, 'accepted')
})

test('导入的姓名电话同样加密存放，能按电话找到', async () => {
  const map = join(folder, 'people.jsonl')
  const rows = [
    { case_enquiry_id: 'p-1', case_title: '垃圾', source: 'Constituent Call', open_dt: '2026-03-01', reason: '' },
  ]
  await writeFile(map, rows.map((row) => JSON.stringify(row)).join('\n'))
  await run(map, { map: 'cases-en' })
  const history = house.runtime.use(cases.historyImport)
  const [outcome] = await house.runtime.asSystem('intake.test', (call) =>
    history.importMany(call, [
      {
        command: {
          type: 'importHistory',
          channel: 'hotline12345',
          externalNo: 'sealed-1',
          title: '来电',
          text: '来电',
          place: { status: 'unresolved', areaCode: null },
          to: 'reported',
          times: { reportedAt: NOW - 1000 },
        },
        appellant: { name: '慕容清风', phone: '13766667777' },
      },
    ]),
  )
  assert.ok(outcome?.ok)
  assert.deepEqual(await tablesHolding(house, '13766667777'), [])
  assert.deepEqual(await tablesHolding(house, '慕容清风'), [])
  const { items } = await walk.by('operator1', cases.listCases, { text: '13766667777' })
  assert.deepEqual(
    items.map((row) => row.caseNo),
    [outcome.caseNo],
  )
})

const SAMPLES = process.env.YIWANG_SAMPLES ?? ''
const SAMPLE = join(SAMPLES, 'complaints-zh/messages_raw.jsonl')
test('真实留言样本整份导入', {
  skip: SAMPLES !== '' && existsSync(SAMPLE) ? false : '没有样本：用 YIWANG_SAMPLES 指明文件夹',
}, async () => {
  const copy = join(folder, 'sample.jsonl')
  const text = await readFile(SAMPLE, 'utf8')
  await writeFile(copy, text)
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const result = await run(copy, { map: 'messages' })
  assert.equal(result.read, lines)
  assert.equal(result.new + result.known + result.rejected, lines)
  assert.ok(result.rejected / lines < 0.01, `${result.rejected} of ${lines} rejected`)
})
