import { type History, HORIZON_DAYS, WEEK } from './history.ts'

const DAMPING = 0.9
const ALPHAS = [0.05, 0.15, 0.3, 0.5]
const BETAS = [0.01, 0.1]
const GAMMAS = [0.05, 0.2]

/** Level, damped trend and an additive weekly season; smoothing as it would have done best one day ahead. */
export function fitHoltWinters({ values }: History): number[] {
  let best: { error: number; ahead: number[] } | null = null
  for (const alpha of ALPHAS)
    for (const beta of BETAS)
      for (const gamma of GAMMAS) {
        const tried = smooth(values, alpha, beta, gamma)
        if (best === null || tried.error < best.error) best = tried
      }
  return best!.ahead
}

function smooth(values: readonly number[], alpha: number, beta: number, gamma: number) {
  const mean = (from: number) => values.slice(from, from + WEEK).reduce((sum, value) => sum + value, 0) / WEEK
  let level = mean(0)
  let trend = (mean(WEEK) - level) / WEEK
  const season = values.slice(0, WEEK).map((value) => value - level)
  let error = 0
  for (let at = WEEK; at < values.length; at++) {
    const [value, weekday] = [values[at]!, at % WEEK]
    const expected = level + DAMPING * trend + season[weekday]!
    error += (value - expected) ** 2
    const before = level
    level = alpha * (value - season[weekday]!) + (1 - alpha) * (level + DAMPING * trend)
    trend = beta * (level - before) + (1 - beta) * DAMPING * trend
    season[weekday] = gamma * (value - level) + (1 - gamma) * season[weekday]!
  }
  let [rise, damping] = [0, 1]
  const ahead = Array.from({ length: HORIZON_DAYS }, (_, step) => {
    damping *= DAMPING
    rise += damping * trend
    return level + rise + season[(values.length + step) % WEEK]!
  })
  return { error, ahead }
}
