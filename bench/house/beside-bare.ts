import { round, type Spread, spreadOf } from '../tiles/spread.ts'

export interface BesideBare {
  product: Spread
  bare: Spread
  /** Median of the product to median of the bare statement: how much the house costs, or saves. */
  ratio: number
}

/** Both in turn, so that whatever else the machine does meets both alike; the first of each fills the caches. */
export async function besideBare(
  rounds: number,
  product: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<BesideBare> {
  const times: { product: number[]; bare: number[] } = { product: [], bare: [] }
  await product()
  await bare()
  for (let round = 0; round < rounds; round++) {
    times.product.push(await product())
    times.bare.push(await bare())
  }
  const spreads = { product: spreadOf(times.product), bare: spreadOf(times.bare) }
  return { ...spreads, ratio: round(spreads.product.medianMs / spreads.bare.medianMs) }
}

export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const begunMs = performance.now()
  await work()
  return performance.now() - begunMs
}
