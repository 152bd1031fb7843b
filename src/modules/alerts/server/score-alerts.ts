import { DAY_MS, localDay } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { job } from '#platform/plug.ts'
import { findLoads } from '../domain/find-loads.ts'
import { SCORE_DAYS, scoreAfterwards, USUAL_PERIODS } from '../domain/score-alert.ts'
import { countLike, factsOpenSince, knownDays } from './rule-facts-store.ts'
import { type AlertToScore, saveScore, takeToScore } from './score-store.ts'

const PERIOD_MS = SCORE_DAYS * DAY_MS
const BATCH = 200

/** Whether appeals of place and class went on in the 30 days after, held against the three times 30 days before. */
export const scoreAlerts = job(
  'alerts.scoreAlerts',
  async (_payload, { runtime, nowMs }) => {
    while ((await runtime.db.tx((tx) => scoreSome(tx, nowMs))) === BATCH);
  },
  '25 3 * * *',
)

export async function scoreSome(tx: Executor, nowMs: number): Promise<number> {
  const waiting = await takeToScore(tx, nowMs - PERIOD_MS, BATCH)
  for (const alert of waiting) await saveScore(tx, alert.id, await scoreOf(tx, alert))
  return waiting.length
}

async function scoreOf(tx: Executor, alert: AlertToScore) {
  const { rule, begunMs, firstCaseMs, areaCode, category, evidence, subject } = alert
  const untilMs = begunMs + PERIOD_MS
  if (evidence.kind === 'overdue') {
    const facts = (await factsOpenSince(tx, rule, untilMs)).filter(({ unit }) => unit === alert.unit)
    const still = findLoads(rule, facts, untilMs)[0]
    return { afterwards: still ? ('wentOn' as const) : ('fell' as const), count: still?.seen ?? 0, expected: null }
  }
  const like = {
    areaCode,
    category,
    address: evidence.kind === 'repeat' ? evidence.address : null,
    person: evidence.kind === 'appellant' ? subject.slice(subject.indexOf('|') + 1) : null,
  }
  const count = await countLike(tx, rule, { ...like, fromMs: begunMs, toMs: untilMs })
  const known = await knownDays(tx, localDay(firstCaseMs - USUAL_PERIODS * PERIOD_MS))
  const usual: number[] = []
  for (let no = 1; no <= USUAL_PERIODS; no++) {
    const fromMs = firstCaseMs - no * PERIOD_MS
    // A period before the first data says nothing about what is usual.
    if (known.has(localDay(fromMs)))
      usual.push(await countLike(tx, rule, { ...like, fromMs, toMs: fromMs + PERIOD_MS - 1 }))
  }
  if (usual.length === 0) return { afterwards: 'unclear' as const, count, expected: null }
  return { ...scoreAfterwards(usual, count), count }
}
