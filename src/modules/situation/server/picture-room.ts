import { port } from '#core/port.ts'
import { caseChanged, submitCheck } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { FigureId, RepeatedMatter } from '../contract/picture.ts'
import { figureSources } from '../contract.ts'
import { type PictureRules, readPictureRules } from '../domain/picture-rules.ts'
import type { SourcedFigure } from './compose-figures.ts'
import { type CountedNow, countNow } from './count-now.ts'
import { type CountedRates, countRates } from './count-rates.ts'
import { countRepeated } from './count-repeated.ts'
import { openFlights } from './picture-flights.ts'

/** What has been counted for whom, shared by all who may see the same. */
export interface PictureRoom {
  load(): Promise<void>
  rules(): PictureRules
  now(call: Call): Promise<CountedNow>
  rates(call: Call): Promise<CountedRates>
  repeated(call: Call, street: string): Promise<readonly RepeatedMatter[]>
  /** What another module counts; null: none does. */
  sourced(call: Call, figure: FigureId): Promise<SourcedFigure | null>
}
export const pictureRoom = port<PictureRoom>('situation.pictureRoom')

/** So soon after one count the next may begin: with the time it takes, what is shown is less than a second old. */
const GAP_MS = 400
/** Time alone makes cases overdue. */
const KEEP_MS = 5_000
const MOST_SCOPES = 200
/** Figures of others may be this old. */
const SOURCED_MS = 15_000

export function openPictureRoom(runtime: Runtime): PictureRoom {
  let rules: PictureRules | null = null
  const get = () => {
    if (!rules) throw new Error('the rules of the picture are not loaded')
    return rules
  }
  const counts = openFlights<CountedNow>({ gapMs: GAP_MS, keepMs: KEEP_MS, most: MOST_SCOPES }, runtime.wallMs)
  const rates = slowly<CountedRates>(runtime, () => get().rateSeconds * 1000)
  const repeated = slowly<{ atMs: number; rows: RepeatedMatter[] }>(runtime, () => get().rateSeconds * 1000)
  const sourced = slowly<SourcedFigure>(runtime, () => SOURCED_MS)
  runtime.live.subscribe(
    ({ topic }) => {
      if (topic === caseChanged.name) counts.changed()
    },
    () => counts.changed(),
  )
  return {
    load: async () => {
      const folder = openDistrictFolder(runtime.config.root, runtime.config.district)
      rules = readPictureRules(await folder.get<PictureRules>('picture-rules'))
    },
    rules: get,
    now: (call) => counts.get(sightOf(call), () => countNow(call, get())),
    rates: (call) => rates(sightOf(call), () => countRates(call, get())),
    repeated: async (call, street) =>
      (await repeated(`${street} ${sightOf(call)}`, () => countRepeated(call, get(), street))).rows,
    sourced: async (call, figure) => {
      const source = runtime.use(figureSources).find(figure)
      return source ? sourced(figure, () => source.read(call)) : null
    },
  }
}

/** Callers of equal sight see equal counts; whoever sees some cases by name sees them alone. */
function sightOf(call: Call): string {
  const scope = call.scope(VIEW)
  if (scope.all) return 'all'
  const { principal } = call
  const byName = call.may(submitCheck.may) || principal.posts.some(({ post }) => post === 'reporterCitizen')
  return JSON.stringify([scope, byName ? principal.id : null])
}
const VIEW = 'cases:view'

/** Counted again when older than `keepMs`: the older answer is given meanwhile, unless it is much older. */
function slowly<T extends { atMs: number }>(runtime: Runtime, keepMs: () => number) {
  const kept = new Map<string, T>()
  const running = new Map<string, Promise<T>>()
  return async (key: string, count: () => Promise<T>): Promise<T> => {
    const known = kept.get(key)
    const ageMs = known ? Math.abs(runtime.nowMs() - known.atMs) : Number.POSITIVE_INFINITY
    if (known && ageMs < keepMs()) return known
    let counting = running.get(key)
    if (!counting) {
      counting = count()
        .then((value) => {
          kept.delete(key)
          kept.set(key, value)
          for (const oldest of kept.keys()) if (kept.size > MOST_SCOPES) kept.delete(oldest)
          return value
        })
        .finally(() => running.delete(key))
      running.set(key, counting)
    }
    if (!known || ageMs >= 2 * keepMs()) return counting
    counting.catch((error) => runtime.log.warn({ error }, 'figures of the wall were not counted'))
    return known
  }
}
