import type { DemoRules } from './demo-rules.ts'

/** Mulberry32: whole-number arithmetic only, so that every machine invents the same people. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Invented names, each given once. Surnames further in front are commoner, as they are in life. */
export function nameMaker(rules: Pick<DemoRules, 'seed' | 'surnames' | 'givenFirst' | 'givenSecond'>): () => string {
  const random = seededRandom(rules.seed)
  const given = new Set<string>()
  const pick = (signs: readonly string[], lean = 1) => signs[Math.floor(random() ** lean * signs.length)] ?? ''
  const [surnames, first, second] = [[...rules.surnames], [...rules.givenFirst], [...rules.givenSecond]]
  const most = surnames.length * first.length * second.length
  return () => {
    if (given.size > most / 4) throw new Error('people.json: too few surnames and given names for so many people')
    for (;;) {
      const name = pick(surnames, 2) + (random() < 0.2 ? '' : pick(first)) + pick(second)
      if (given.has(name)) continue
      given.add(name)
      return name
    }
  }
}
