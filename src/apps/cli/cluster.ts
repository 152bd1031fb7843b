import { parseArgs } from 'node:util'
import { groupMessages, readMoment, sharedTitle, type TimedMessage } from '#modules/duplicates/contract.ts'
import type { CalledColumn } from './called-columns.ts'
import { readCalledRows } from './read-called-rows.ts'
import { readableFile, UsageError } from './words-of.ts'
import { writeLines } from './write-lines.ts'

/** What is kept of a text: beyond it nothing is compared. */
const KEPT_TITLE = 200
const KEPT_BODY = 1000

const COLUMNS = {
  id: { names: ['id', 'case_id', '案号', '编号'], needed: false },
  title: { names: ['title', '标题'], needed: true },
  body: { names: ['body', 'text', '内容', '正文'], needed: true },
  time: { names: ['time', 'reported_at', '时间'], needed: true },
} as const satisfies Record<string, CalledColumn>

type Line = TimedMessage & { id: string }

/** Puts messages that speak of one event into one group, the largest first; needs neither server nor database. */
export async function cluster(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { input: { type: 'string' }, output: { type: 'string' } } })
  const { input, output } = values
  if (!input || !output) throw new UsageError('请写明 --input 文件.jsonl 和 --output 文件.jsonl。')
  const { rows: lines, bad } = await readCalledRows(await readableFile(input), COLUMNS, messageOf)
  const groups = groupMessages(lines)
  await writeLines(
    output,
    groups.map(({ members, centre }, at) => ({
      group: at + 1,
      size: members.length,
      title: sharedTitle([centre, ...members.filter((one) => one !== centre)].map((one) => lines[one]!.title)),
      ids: members.map((member) => lines[member]!.id),
    })),
  )
  return bad > 0 ? 3 : 0
}

/** The message of a row, or why there is none. */
function messageOf(at: (key: keyof typeof COLUMNS) => string, line: number): Line | string {
  const [title, body] = [at('title').slice(0, KEPT_TITLE), at('body').slice(0, KEPT_BODY)]
  if (title === '' && body === '') return '没有标题，也没有内容'
  const atMs = readMoment(at('time'))
  if (atMs === null) return `时间“${at('time').slice(0, 40)}”不可读，应如 2025-03-01 09:30:00`
  return { id: at('id') || `line-${line}`, title: title || body.slice(0, 40), body, atMs }
}
