import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { DueExplanation } from '#core/time/explain.ts'
import { ROOT } from '../discover.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-due-'))
})
after(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** As a person runs it, with no database anywhere and a data folder that must stay unmade. */
function due(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'bin/yiwang'), 'due', ...words],
      {
        cwd: folder,
        maxBuffer: 16 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          YIWANG_DATA: join(folder, 'x'),
          TZ: 'America/New_York',
          ...env,
        },
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const said = async (start: string, limit: string, ...more: string[]): Promise<DueExplanation> => {
  const { code, stdout, stderr } = await due(['--start', start, '--limit', limit, ...more])
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout) as DueExplanation
}

test('到期、时区和逐段说明', async () => {
  const explained = await said('2026-02-13T16:00+08:00', '4WH')
  const { explanation, ...head } = explained
  assert.deepEqual(head, {
    start: '2026-02-13T16:00:00+08:00',
    limit: { n: 4, unit: 'WH' },
    calendar: 'cn',
    due: '2026-02-14T11:30:00+08:00',
    warnings: [],
  })
  assert.deepEqual(
    explanation.map(({ from, to, counted, reason, amount }) => [
      from.slice(5, 16),
      to?.slice(5, 16),
      counted,
      reason,
      amount,
    ]),
    [
      ['02-13T16:00', '02-13T17:30', true, 'counted', 1.5],
      ['02-13T17:30', '02-14T09:00', false, 'night', 0],
      ['02-14T09:00', '02-14T11:30', true, 'counted', 2.5],
    ],
  )
  // 08:00 in UTC is the same instant; without zone it is Shanghai, whatever the machine's zone
  for (const start of ['2026-02-13T08:00:00Z', '2026-02-13T16:00', '2026-02-13 16:00:00'])
    assert.deepEqual(await said(start, '4WH'), explained)
})

test('暂停可写多个；没有日历的年份按周一至周五算并提醒', async () => {
  const pauses = ['--pause', '2026-05-08T17:00/2026-05-09T10:00', '--pause', '2026-05-09T01:30Z/2026-05-09T10:30+08:00']
  const paused = await said('2026-05-08T16:30', '2WH', ...pauses)
  assert.equal(paused.due, '2026-05-09T12:00:00+08:00')
  assert.deepEqual(
    paused.explanation
      .filter(({ reason }) => reason.startsWith('pause'))
      .map(({ from, to }) => [from.slice(8, 16), to?.slice(8, 16)]),
    [
      ['08T17:00', '09T10:00'],
      ['09T10:00', '09T10:30'],
    ],
  )
  const missing = await said('2026-12-30T10:00', '3WD')
  assert.deepEqual([missing.due, missing.warnings], ['2027-01-04T17:30:00+08:00', ['calendar-missing:2027']])
  const long = await said('2026-01-01T00:00', '3650WD')
  assert.equal(
    long.explanation.reduce((sum, piece) => sum + piece.amount, 0),
    3650,
  )
})

test('日历：默认的、某个区的、自己的文件', async () => {
  assert.deepEqual((await said('2027-01-04T10:00', '1WD')).warnings, ['calendar-missing:2027'])
  for (const key of ['linjiang', 'linjiang/cn'])
    assert.deepEqual((await said('2027-01-04T10:00', '1WD', '--calendar', key)).warnings, ['calendar-provisional:2027'])
  const { stdout } = await due(['--start', '2027-01-04T10:00', '--limit', '1WD'], { YIWANG_DISTRICT: 'linjiang' })
  assert.deepEqual(JSON.parse(stdout).warnings, ['calendar-provisional:2027'])
  const cn = JSON.parse(await readFile(join(ROOT, 'districts/_defaults/calendars/cn.json'), 'utf8'))
  await writeFile(join(folder, 'own.json'), JSON.stringify({ ...cn, key: 'own', wdMode: 'rolling' }))
  const own = await said('2026-03-02T10:00', '1WD', '--calendar', 'own.json')
  assert.deepEqual([own.calendar, own.due], ['own', '2026-03-03T10:00:00+08:00'])
})

const GOOD = ['--start', '2026-02-13T16:00', '--limit', '4WH']
const BAD_INPUT: [string[], RegExp][] = [
  [['--start', '2026-02-30T10:00', '--limit', '4WH'], /--start 的时间“2026-02-30T10:00”看不懂/],
  [['--start', '2026-02-13T16:00', '--limit', '3651WD'], /--limit “3651WD”看不懂。请写 1 至 3650 的整数/],
  [['--start', '2026-02-13T16:00', '--limit', '0WH'], /1 至 3650/],
  [['--start', '2026-02-13T16:00', '--limit', '4'], /1 至 3650/],
  [[...GOOD, '--calendar', 'nowhere'], /没有日历“nowhere”。现有：_defaults\/cn、linjiang\/cn/],
  [[...GOOD, '--calendar', '../../etc'], /没有日历/],
  [[...GOOD, '--calendar', 'none.json'], /没有文件/],
  [[...GOOD, '--pause', '2026-02-13T17:00'], /请写 起\/止/],
  [[...GOOD, '--pause', '2026-02-13T17:00/2026-02-13T16:00'], /止点早于起点/],
]

test('写错的内容退出码 1，用法不对退出码 2，都说清楚且不写标准输出', async () => {
  for (const [words, sentence] of BAD_INPUT) {
    const { code, stdout, stderr } = await due(words)
    assert.deepEqual([code, stdout], [1, ''], words.join(' '))
    assert.match(stderr, sentence)
  }
  for (const words of [[], ['--limit', '4WH'], [...GOOD, '--zone', 'x'], [...GOOD, 'more']]) {
    const { code, stdout, stderr } = await due(words)
    assert.deepEqual([code, stdout], [2, ''], words.join(' '))
    assert.match(stderr, /用法：bin\/yiwang due --start/)
  }
})
