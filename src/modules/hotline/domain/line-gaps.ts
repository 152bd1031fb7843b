export interface LineEvent {
  atMs: number
  up: boolean
}
export interface Gap {
  fromMs: number
  /** Null: it lasts. */
  toMs: number | null
}

/** Times in which a line was down, from its events in any order; of two at one moment the bad news stands. */
export function gapsOf(events: readonly LineEvent[]): Gap[] {
  const ordered = [...events].sort((a, b) => a.atMs - b.atMs || Number(b.up) - Number(a.up))
  const gaps: Gap[] = []
  let downMs: number | null = null
  for (const { atMs, up } of ordered) {
    if (!up) downMs ??= atMs
    else if (downMs !== null) {
      if (atMs > downMs) gaps.push({ fromMs: downMs, toMs: atMs })
      downMs = null
    }
  }
  if (downMs !== null) gaps.push({ fromMs: downMs, toMs: null })
  return gaps
}

/** What has to be told when more became known of a line: gaps that nobody knew of, and known ones that ended. */
export function gapNews(before: readonly Gap[], after: readonly Gap[]): { opened: Gap[]; closed: Gap[] } {
  const meets = (one: Gap) => (other: Gap) => meet(one, other).length > 0
  return {
    opened: after.filter((gap) => !before.some(meets(gap))),
    closed: after.filter(
      (gap) => gap.toMs !== null && before.some((known) => known.toMs === null && meets(gap)(known)),
    ),
  }
}

/** How long the gaps lasted within a period, to the millisecond. */
export function downMsWithin(gaps: readonly Gap[], fromMs: number, toMs: number): number {
  let sum = 0
  for (const gap of gaps) sum += Math.max(0, Math.min(gap.toMs ?? toMs, toMs) - Math.max(gap.fromMs, fromMs))
  return sum
}

/** Times in which none of the lines worked: nobody could reach the number. */
export function commonGaps(lines: readonly (readonly Gap[])[]): Gap[] {
  const first = lines[0]
  if (!first) return []
  return lines
    .slice(1)
    .reduce<Gap[]>((common, gaps) => common.flatMap((gap) => gaps.flatMap((one) => meet(gap, one))), [...first])
}

function meet(a: Gap, b: Gap): Gap[] {
  const fromMs = Math.max(a.fromMs, b.fromMs)
  const end = Math.min(a.toMs ?? Number.POSITIVE_INFINITY, b.toMs ?? Number.POSITIVE_INFINITY)
  if (end <= fromMs) return []
  return [{ fromMs, toMs: Number.isFinite(end) ? end : null }]
}
