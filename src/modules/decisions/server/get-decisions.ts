import { fault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { dateOfDay, toRfc3339 } from '#core/time/local.ts'
import { listCases } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type Decisions, getDecisions, type Line, listBehind } from '../contract.ts'
import { BUCKETS, bucketAt, NOT_ENDED } from '../domain/handling-time.ts'
import { comparedDays, type Days, datesOf, lengthOf, pointsOf, stepOf } from '../domain/period.ts'
import { areaLevelBelow, categoryLevelBelow, DEFINITIONS, type Narrowed, sayQuestion } from '../domain/question.ts'
import { NO_SUMS, rankLines, sumsOf } from '../domain/rank-lines.ts'
import { daysFrom, importedOf, narrowingOf, type QuestionInput } from './ask.ts'
import { lastCheck } from './cell-store.ts'
import {
  type Asked,
  type BehindRow,
  type CountedRow,
  countRows,
  type Grouping,
  oldestOpen,
  rowsBehind,
} from './count-store.ts'
import { decisionRoom } from './decision-room.ts'
import { factsAsOf } from './keep-facts.ts'
import { readFigures } from './read-figures-store.ts'
import { narrowedWords, ownerOf, stateWord, wordOf } from './words-of.ts'

const GROUPINGS: readonly Grouping[] = ['all', 'where', 'what', 'unit', 'channel', 'bucket', 'day']
const OLDEST = 8
const ROWS = 100

export const getDecisionsHandler = handle(getDecisions, (input, call) => decisionsFor(call, input))

/** Kept by what was asked and by whose eyes it is seen with. */
export async function decisionsFor(call: Call, input: QuestionInput): Promise<Decisions> {
  const asked = askedFor(call, input)
  const mayOpen = call.may(listCases.may)
  const openScope = mayOpen ? call.scope(listCases.may) : null
  const { asOfMs, version } = await factsAsOf(call.runtime)
  const key = JSON.stringify([asked, openScope])
  const answers = call.runtime.use(decisionRoom).answers
  const answer = (await answers.get(key, version, () => countAll(call, asked, asOfMs))) as Decisions
  return answer
}

export function askedFor(call: Call, input: QuestionInput): Asked {
  const narrowing = narrowingOf(input)
  if ((narrowing.area?.length ?? 0) > 9 && !call.may(listCases.may)) throw tooDeep()
  return { days: daysFrom(input), imported: importedOf(input), narrowing, scopes: [call.scope(getDecisions.may)] }
}

async function countAll(call: Call, asked: Asked, asOfMs: number): Promise<Decisions> {
  const { runtime } = call
  const mayOpen = call.may(listCases.may)
  const { narrowing, days } = asked
  const deeper = mayOpen || narrowing.area === undefined
  const others = (['before', 'year'] as const).map((comparison) => ({
    comparison,
    days: comparedDays(days, comparison),
  }))
  const counted = await readFigures(runtime.db, async (tx) => ({
    now: byGrouping(await countRows(tx, asked, GROUPINGS)),
    before: byGrouping(await countRows(tx, { ...asked, days: others[0]!.days }, GROUPINGS)),
    year: byGrouping(await countRows(tx, { ...asked, days: others[1]!.days }, GROUPINGS)),
    oldest: mayOpen
      ? await oldestOpen(tx, { ...asked, scopes: [...asked.scopes, call.scope(listCases.may)] }, OLDEST)
      : [],
    check: await lastCheck(tx),
  }))
  const { now, before, year } = counted
  const total = now.all[0]
  const lines = (grouping: Grouping, name: Narrowed): Line[] =>
    rankLines(now[grouping], before[grouping], year[grouping]).map((line) => ({
      ...line,
      ...wordOf(runtime, name, line.key),
      of: ownerOf(runtime, name, line.key),
    }))
  const buckets = bucketsOf(now.bucket)
  const words = narrowedWords(runtime, narrowing)
  return {
    asOf: toRfc3339(asOfMs),
    sentence: sayQuestion(days, words, asked.imported),
    definitions: [...DEFINITIONS],
    period: datesOf(days),
    compared: others.map((other, at) => ({
      comparison: other.comparison,
      period: datesOf(other.days),
      total: sumsOf((at === 0 ? before : year).all[0] ?? NO_SUMS),
    })),
    total: sumsOf(total ?? NO_SUMS),
    narrowed: words,
    what: { level: categoryLevelBelow(narrowing.category), lines: lines('what', 'category') },
    where: { level: areaLevelBelow(narrowing.area), lines: deeper ? lines('where', 'area') : [], deeper },
    units: lines('unit', 'unit'),
    channels: lines('channel', 'channel'),
    fast: {
      buckets,
      beforeBuckets: bucketsOf(before.bucket),
      medianBucket: bucketAt(buckets, 0.5),
      p90Bucket: bucketAt(buckets, 0.9),
      steps: {
        cases: total?.stepped ?? 0,
        accept: total?.acceptSeconds ?? 0,
        dispatch: total?.dispatchSeconds ?? 0,
        handle: total?.handleSeconds ?? 0,
        finish: total?.finishSeconds ?? 0,
      },
      oldest: counted.oldest.map(({ no, title, reportedMs, dueMs, state, unit }) => ({
        no,
        title: maskText(title),
        reportedAt: toRfc3339(reportedMs),
        due: dueMs === null ? null : toRfc3339(dueMs),
        state: stateWord(state),
        unit: unit === null ? null : wordOf(runtime, 'unit', unit),
      })),
    },
    trend: trendOf(days, others.map((one) => one.days) as [Days, Days], now.day, before.day, year.day),
    check: counted.check && {
      at: toRfc3339(counted.check.atMs),
      cells: counted.check.cells,
      wrong: counted.check.wrong,
    },
  }
}

function byGrouping(rows: readonly CountedRow[]): Record<Grouping, CountedRow[]> {
  const made = Object.fromEntries(GROUPINGS.map((grouping) => [grouping, []])) as unknown as Record<
    Grouping,
    CountedRow[]
  >
  for (const row of rows) made[row.dim].push(row)
  return made
}

export function bucketsOf(rows: readonly { key: string; received: number }[]): number[] {
  const counts = BUCKETS.map(() => 0)
  for (const { key, received } of rows) if (Number(key) !== NOT_ENDED) counts[Number(key)] = received
  return counts
}

/** Points of the period, each with as many days of the two others as stand at the same place in them. */
function trendOf(
  days: Days,
  [beforeDays, yearDays]: [Days, Days],
  now: readonly CountedRow[],
  before: readonly CountedRow[],
  year: readonly CountedRow[],
): Decisions['trend'] {
  const step = stepOf(days)
  const starts = pointsOf(days, step)
  const byDay = (rows: readonly CountedRow[]) => new Map(rows.map(({ key, received }) => [Number(key), received]))
  const [nowBy, beforeBy, yearBy] = [byDay(now), byDay(before), byDay(year)]
  const sum = (by: Map<number, number>, own: Days, from: number, to: number, isLast: boolean) => {
    // The last week or month takes what the other period has more; a day stands for a day.
    const end = isLast && step !== 'day' ? lengthOf(own) : Math.min(to, lengthOf(own))
    let n = 0
    for (let at = from; at < end; at++) n += by.get(own.from + at) ?? 0
    return n
  }
  return {
    step,
    points: starts.map((start, at) => {
      const isLast = at === starts.length - 1
      const [from, to] = [start - days.from, (starts[at + 1] ?? days.to + 1) - days.from]
      return {
        from: dateOfDay(start),
        received: sum(nowBy, days, from, to, isLast),
        before: sum(beforeBy, beforeDays, from, to, isLast),
        year: sum(yearBy, yearDays, from, to, isLast),
      }
    }),
  }
}

export const listBehindHandler = handle(listBehind, async ({ part, bucket, limit, ...input }, call) => {
  if (!call.may(listCases.may))
    throw fault('decisions-cases', {
      status: 403,
      zh: '你的岗位只看统计，不看案件。需要案件请找有“查看案件”权限的岗位。',
      en: 'Your post sees figures, not single cases. Ask a post that may see them.',
    })
  const asked = askedFor(call, input)
  const { asOfMs } = await factsAsOf(call.runtime)
  const { total, rows } = await readFigures(call.runtime.db, (tx) =>
    rowsBehind(
      tx,
      { ...asked, scopes: [...asked.scopes, call.scope(listCases.may)] },
      { part, bucket, limit: limit ?? ROWS },
    ),
  )
  return { asOf: toRfc3339(asOfMs), total, items: rows.map((row) => itemOf(call, row)) }
})

function itemOf({ runtime }: Call, { no, title, reportedMs, closedMs, state, area, unit }: BehindRow) {
  return {
    no,
    title: maskText(title),
    reportedAt: toRfc3339(reportedMs),
    closedAt: closedMs === null ? null : toRfc3339(closedMs),
    state: stateWord(state),
    area: area === null ? null : wordOf(runtime, 'area', area.slice(0, 9)),
    unit: unit === null ? null : wordOf(runtime, 'unit', unit),
  }
}

function tooDeep() {
  return fault('decisions-too-deep', {
    status: 403,
    zh: '社区和网格的数字会涉及个人，你的岗位看到街道为止。需要时请找有“查看案件”权限的岗位。',
    en: 'Figures of communities and grids tell of few people: your post sees streets. Ask a post that may see cases.',
  })
}
