import { fault } from '#core/fault.ts'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { handle } from '#platform/plug.ts'
import { getFigures, type RateFigure } from '../contract.ts'
import { reaches } from '../domain/call-rates.ts'
import { commonGaps, downMsWithin, gapsOf } from '../domain/line-gaps.ts'
import { RATE_WORDS } from '../words.ts'
import { countCalls, countFiling } from './figure-store.ts'
import { hotlineRoom } from './hotline-room.ts'
import { lineEvents } from './line-store.ts'

const LONGEST_DAYS = 400

export const getFiguresHandler = handle(getFigures, async ({ from, until, number, session }, call) => {
  const { db, runtime, nowMs } = call
  const fromMs = parseRfc3339(from)
  const untilMs = parseRfc3339(until)
  if (fromMs === null || untilMs === null || untilMs <= fromMs || untilMs - fromMs > LONGEST_DAYS * DAY_MS)
    throw fault('period', {
      status: 422,
      zh: `起止时间不对：结束应晚于开始，最长 ${LONGEST_DAYS} 天。请重新选择。`,
      en: `Choose a period that ends after it begins, of at most ${LONGEST_DAYS} days.`,
    })
  const rules = runtime.use(hotlineRoom).rules()
  const countsSimulated = runtime.config.demo
  const counted = await countCalls(db, { fromMs, untilMs, number, session, withSimulated: countsSimulated }, rules)
  // Of a period that is not over only what is past can be told.
  const endMs = Math.min(untilMs, Math.max(nowMs, fromMs))
  const events = await lineEvents(db, fromMs)
  const numbers = rules.numbers.filter((one) => one.lines.length > 0 && (number === undefined || one.number === number))
  const spanMs = endMs - fromMs
  const gaps = numbers.map(({ lines }) => lines.map((line) => gapsOf(events.get(line) ?? [])))
  const told = numbers.some(({ lines }) => lines.some((line) => events.has(line)))
  const lineCount = gaps.reduce((sum, lines) => sum + lines.length, 0)
  const lineDown = gaps.flat().reduce((sum, one) => sum + downMsWithin(one, fromMs, endMs), 0)
  const numberDown = gaps.reduce((sum, lines) => sum + downMsWithin(commonGaps(lines), fromMs, endMs), 0)
  const rate = (id: keyof typeof RATE_WORDS, part: number, whole: number, targetPercent: number): RateFigure => ({
    ...{ id, ...RATE_WORDS[id], part, whole, targetPercent, reached: reaches({ part, whole }, targetPercent) },
  })
  const seconds = (ms: number) => Math.round(ms / 1000)
  const { connect, within15, answeredRegistered, ...counts } = counted
  return {
    from: toRfc3339(fromMs),
    until: toRfc3339(untilMs),
    counts,
    rates: [
      rate('connectRate', connect.part, connect.whole, rules.connectTargetPercent),
      rate('answer15Rate', within15.part, within15.whole, rules.answerTargetPercent),
      rate('registeredRate', answeredRegistered, counts.answered, rules.filingTargetPercent),
      ...(session === undefined && told && spanMs > 0
        ? [
            rate(
              'lineRate',
              seconds(lineCount * spanMs) - ceil(lineDown),
              seconds(lineCount * spanMs),
              rules.lineTargetPercent,
            ),
            rate(
              'numberRate',
              seconds(numbers.length * spanMs) - ceil(numberDown),
              seconds(numbers.length * spanMs),
              rules.lineTargetPercent,
            ),
          ]
        : []),
    ],
    channels: session === undefined ? await filing() : [],
    countsSimulated,
  }

  async function filing() {
    const book = runtime.use(catalogueBook)
    return (await countFiling(db, fromMs!, untilMs!)).map(({ channel, received, filed, pending }) => {
      const known = book.channel(channel)
      return {
        ...{ channel, zh: known?.zh ?? channel, en: known?.en ?? channel, received, filed, pending },
        reached: reaches({ part: filed, whole: received }, rules.filingTargetPercent),
      }
    })
  }
})

/** A second that a line was down in part counts as down. */
const ceil = (ms: number) => Math.ceil(ms / 1000)
