import { port } from '#core/port.ts'
import { CASE_LIGHTS, type CaseFilters, type CaseLight, caseChanged, casePlaces } from '#modules/cases/contract.ts'
import { nameOfPost } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type ByteStore, openByteStore } from '#platform/tiles/byte-store.ts'
import { type CaseSet, caseSetOf, makeCaseTile } from './case-tile.ts'
import type { TileAt } from './layer-tile.ts'

export interface CasesAsked {
  filters: CaseFilters
  /** Only cases of these lights; null: of all. */
  lights: readonly CaseLight[] | null
  /** A moment of the past; null: now. */
  atMs: number | null
}

/** Tiles of cases for one server: what a caller may see is read once for all tiles of a screen. */
export interface CaseTileRoom {
  tile(call: Call, asked: CasesAsked, at: TileAt): Promise<Buffer>
  /** Something about cases has changed: what is kept is read again when it is asked for. */
  changed(): void
}
export const caseTileRoom = port<CaseTileRoom>('situation.caseTileRoom')

const MOST_BYTES = 192 * 1024 ** 2
/** Lights change by the mere passing of time, dues by a calendar. */
const MOST_AGE_MS = 5000
const PAST_AGE_MS = 60_000
/** Reading again never takes more than a fifth of the time. */
const REST_FACTOR = 4

interface Kept {
  set: CaseSet
  /** The count of changes when it began to be read. */
  changes: number
  /** By the clock on the wall and by that of the call. */
  begunMs: number
  nowMs: number
  tookMs: number
}

export function openCaseTileRoom(runtime: Runtime): CaseTileRoom {
  const kept: ByteStore<Kept> = openByteStore(MOST_BYTES, ({ set }) => set.bytes)
  let changes = 0
  const isFresh = (entry: Kept, call: Call, past: boolean) => {
    const age = runtime.wallMs() - entry.begunMs
    if (age > (past ? PAST_AGE_MS : MOST_AGE_MS) || (!past && call.nowMs - entry.nowMs > MOST_AGE_MS)) return false
    return past || entry.changes === changes || age < entry.tookMs * (1 + REST_FACTOR)
  }
  const read = async (call: Call, { filters, lights, atMs }: CasesAsked): Promise<Kept> => {
    const begun = { changes, begunMs: runtime.wallMs(), nowMs: call.nowMs }
    const places = runtime.use(casePlaces)
    const found = await (atMs === null ? places.now(call, filters) : places.openAt(call, filters, atMs))
    const set = caseSetOf(found, lights ? lights.map((light) => CASE_LIGHTS.indexOf(light)) : null)
    return { ...begun, set, tookMs: runtime.wallMs() - begun.begunMs }
  }
  return {
    tile: async (call, asked, at) => {
      const key = keyOf(call, asked)
      let entry = await kept.get(key, () => read(call, asked))
      if (!isFresh(entry, call, asked.atMs !== null)) {
        kept.drop(key)
        entry = await kept.get(key, () => read(call, asked))
      }
      return makeCaseTile(entry.set, at, (ids) => runtime.use(casePlaces).marksOf(call, ids))
    },
    changed: () => {
      changes++
    },
  }
}

/** Whoever sees the whole district sees the same; all others see by who they are. */
function keyOf({ principal, scope }: Call, { filters, lights, atMs }: CasesAsked): string {
  const who =
    scope('cases:view').all && filters.desk === undefined
      ? ''
      : `${principal.id} ${principal.posts.map(nameOfPost).join(' ')}`
  return `${JSON.stringify([who, filters, lights, atMs])}\n`
}

export function startCaseTileRoom(runtime: Runtime): void {
  const { changed } = runtime.use(caseTileRoom)
  runtime.live.subscribe(({ topic }) => {
    if (topic === caseChanged.name) changed()
  }, changed)
}
