import { parseArgs } from 'node:util'
import { fault } from '#core/fault.ts'
import { explainDue } from '#core/time/explain.ts'
import { LIMIT_UNITS, type Limit, LONGEST_LIMIT, parseLimit } from '#core/time/limit.ts'
import { parseRfc3339 } from '#core/time/local.ts'
import type { Pause } from '#core/time/pauses.ts'
import { ROOT } from '../discover.ts'
import { findCalendar } from './find-calendar.ts'
import { UsageError } from './words-of.ts'

/** Reckons when a limit is due, and says why; needs neither server nor database. */
export async function due(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      start: { type: 'string' },
      limit: { type: 'string' },
      calendar: { type: 'string', default: 'cn' },
      pause: { type: 'string', multiple: true, default: [] },
    },
  })
  if (values.start === undefined || values.limit === undefined) throw new UsageError('请写明 --start 和 --limit。')
  const startMs = instantOf('--start', values.start)
  const limit = limitOf(values.limit)
  const pauses = values.pause.map(pauseOf)
  const calendar = await findCalendar(ROOT, values.calendar, process.env.YIWANG_DISTRICT)
  console.log(JSON.stringify(explainDue(startMs, limit, calendar, pauses)))
  return 0
}

function instantOf(option: string, text: string): number {
  const ms = parseRfc3339(text.trim())
  if (ms !== null) return ms
  throw fault('instant-invalid', {
    status: 422,
    zh: `${option} 的时间“${text}”看不懂。请写作 2026-02-13T16:00:00+08:00（不写时区按北京时间，1900 至 2199 年）。`,
    en: `${option}: "${text}" is no instant. Write 2026-02-13T16:00:00+08:00; without zone it is Asia/Shanghai.`,
  })
}

function limitOf(text: string): Limit {
  const limit = parseLimit(text)
  if (limit) return limit
  throw fault('limit-invalid', {
    status: 422,
    zh: `--limit “${text}”看不懂。请写 1 至 ${LONGEST_LIMIT} 的整数加单位 ${LIMIT_UNITS.join('、')}，如 4WH。`,
    en: `--limit "${text}": write a whole number from 1 to ${LONGEST_LIMIT} and one of ${LIMIT_UNITS.join(', ')}.`,
  })
}

function pauseOf(text: string): Pause {
  const [from, to, ...more] = text.split('/')
  if (!from || !to || more.length > 0)
    throw fault('pause-invalid', {
      status: 422,
      zh: `--pause “${text}”看不懂。请写 起/止，如 2026-03-02T13:00/2026-03-02T18:00。`,
      en: `--pause "${text}": write FROM/TO, as 2026-03-02T13:00/2026-03-02T18:00.`,
    })
  const fromMs = instantOf('--pause', from)
  const toMs = instantOf('--pause', to)
  if (toMs < fromMs)
    throw fault('pause-invalid', {
      status: 422,
      zh: `--pause “${text}”的止点早于起点。请核对先后。`,
      en: `--pause "${text}" ends before it begins.`,
    })
  return { fromMs, toMs, cause: 'given' }
}
