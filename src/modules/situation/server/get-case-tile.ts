import { createHash } from 'node:crypto'
import type { CaseFilters } from '#modules/cases/contract.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { getCaseTile, TILE_MIME } from '../contract/tiles.ts'
import { caseTileRoom } from './case-tile-room.ts'
import { tileFaults } from './tile-faults.ts'

const MINUTE_MS = 60_000

export const getCaseTileHandler = handle(
  getCaseTile,
  async ({ z, x, y, at, light, ...filters }, call): Promise<FileAnswer> => {
    if (x >= 2 ** z || y >= 2 ** z) throw tileFaults.outside()
    const atMs = at === undefined ? null : Math.floor(Date.parse(at) / MINUTE_MS) * MINUTE_MS
    if (atMs !== null && atMs > call.nowMs) throw tileFaults.future()
    const bytes = await call.runtime
      .use(caseTileRoom)
      .tile(
        call,
        { filters: atMs === null ? nowOf(filters) : pastOf(filters), lights: light ?? null, atMs },
        { z, x, y },
      )
    return {
      name: `cases-${z}-${x}-${y}.mvt`,
      mime: TILE_MIME,
      disposition: 'inline',
      etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
      stream: bytes,
    }
  },
)

type Standing = Pick<CaseFilters, 'open' | 'closed' | 'state' | 'desk'>

/** A map shows what is open, unless it is asked for something that says otherwise. */
function nowOf<F extends Standing>(filters: F): F {
  const { open, closed, state, desk } = filters
  const isSaid = open !== undefined || closed !== undefined || state !== undefined || desk !== undefined
  return isSaid ? filters : { ...filters, open: true }
}

/** What a case is now says nothing of what it was. */
function pastOf<F extends Standing>({ open: _open, closed: _closed, state: _state, desk: _desk, ...rest }: F) {
  return rest
}
