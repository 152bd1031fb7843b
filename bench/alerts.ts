import { seededRandom } from '#core/number/seeded-random.ts'
import { findRise } from '#modules/alerts/domain/find-rises.ts'
import { poissonDays, SIMULATED } from '#modules/alerts/domain/testing/poisson-days.ts'
import { machineFacts } from './machine.ts'

const STREAMS = 300
const FIRST_DAY = 380
const DOUBLED_DAY = 500
const LONGEST_DAYS = 56
const WEEKEND = [1.1, 1.1, 0.7, 0.6, 1.1, 1.1, 1.1]

/**
 * How often trends fire where nothing rises, and how soon they find what does: on invented streams with a weekly rhythm.
 * A street has between half a case and forty of one class a day; rates asked for are those of the rules that are delivered.
 */
export async function run(): Promise<void> {
  const machine = machineFacts()
  const ways = [
    { days: 1, falseAlarmRate: 0.0005, atLeast: 2 },
    { days: 7, falseAlarmRate: 0.0005, atLeast: 2 },
    { days: 7, falseAlarmRate: 0.01, atLeast: 2 },
  ]
  const rates = [0.5, 2, 8, 40]
  const figures = ways.flatMap((way) => rates.map((rate) => ({ ...way, casesPerDay: rate, ...measure(way, rate) })))
  console.log(JSON.stringify({ bench: 'alerts', machine, streams: STREAMS, figures }, null, 2))
}

function measure(way: { days: number; falseAlarmRate: number; atLeast: number }, rate: number) {
  const ask = {
    ...way,
    isKnown: () => true,
    isWorking: (day: number) => ![2, 3].includes(day % 7),
    leftOut: new Set<number>(),
  }
  let asked = 0
  let fired = 0
  const delays: number[] = []
  for (let no = 0; no < STREAMS; no++) {
    const usual = (day: number) => rate * WEEKEND[day % 7]!
    const steady = poissonDays(seededRandom(no, `steady ${rate}`), SIMULATED.days, usual)
    for (let lastDay = FIRST_DAY; lastDay < SIMULATED.days; lastDay++) {
      asked++
      if (findRise(steady, { ...ask, lastDay })) fired++
    }
    const doubled = poissonDays(
      seededRandom(no, `doubled ${rate}`),
      SIMULATED.days,
      (day) => usual(day) * (day >= DOUBLED_DAY ? 2 : 1),
    )
    const found = Array.from({ length: LONGEST_DAYS }, (_, at) => at).find((at) =>
      findRise(doubled, { ...ask, lastDay: DOUBLED_DAY + at }),
    )
    if (found !== undefined) delays.push(found + 1)
  }
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(share * STREAMS))] ?? null
  return {
    falseAlarmsMeasured: Number((fired / asked).toPrecision(3)),
    foundIn56Days: delays.length / STREAMS,
    medianDays: delays.length > STREAMS / 2 ? at(0.5) : null,
    ninetiethDays: delays.length > STREAMS * 0.9 ? at(0.9) : null,
  }
}
