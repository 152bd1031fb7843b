import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getFigures, type RateFigure } from '../contract.ts'
import { exceeds, reaches } from '../domain/call-rates.ts'
import { commonGaps, downMsWithin, gapsOf } from '../domain/line-gaps.ts'
import { RATE_WORDS } from '../words.ts'
import { countCalls } from './figure-store.ts'
import { filingByChannel, readPeriod } from './filing.ts'
import { hotlineRoom } from './hotline-room.ts'
import { lineEvents } from './line-store.ts'

export const getFiguresHandler = handle(getFigures, async ({ from, until, number, session }, call) => {
  const { db, runtime, nowMs } = call
  const { fromMs, untilMs } = readPeriod(from, until)
  const rules = runtime.use(hotlineRoom).rules()
  const counted = await countCalls(db, { fromMs, untilMs, number, session, withSimulated: runtime.config.demo }, rules)
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
  const rate = (id: keyof typeof RATE_WORDS, part: number, whole: number, targetPercent: number): RateFigure => {
    // R033 asks for more than 95 % filed; the others for at least so much.
    const above = id === 'registeredRate'
    const reached = (above ? exceeds : reaches)({ part, whole }, targetPercent)
    return { ...{ id, ...RATE_WORDS[id], part, whole, targetPercent, above, reached } }
  }
  const seconds = (ms: number) => Math.round(ms / 1000)
  const { connect, within15, answeredRegistered, simulated, ...counts } = counted
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
    channels: session === undefined ? await filingByChannel(call, { fromMs, untilMs }, rules.filingTargetPercent) : [],
    filingTargetPercent: rules.filingTargetPercent,
    countsSimulated: simulated > 0,
  }
})

/** A second that a line was down in part counts as down. */
const ceil = (ms: number) => Math.ceil(ms / 1000)
