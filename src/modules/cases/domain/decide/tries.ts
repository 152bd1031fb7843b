/** Each vain try has a time of its own, and none lies ahead. */
export function areVainTries(tries: readonly number[] | undefined, nowMs: number): boolean {
  return !tries || (new Set(tries).size === tries.length && tries.every((time) => time <= nowMs))
}
