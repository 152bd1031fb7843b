import type { Finding } from './check/finding.ts'
import { plainTree } from './exact-tree.ts'

const LONGEST = 300

/** Tells a finding again as long as the same figures stand in the same place: an answer to it holds no longer than that. */
export function findingKey({ kind, indicator, where, printed, recomputed }: Finding): string {
  const figures = [printed, recomputed].map((value) => JSON.stringify(plainTree(value)))
  return [kind, indicator ?? '', where, ...figures].join('|').slice(0, LONGEST)
}
