import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { VideoPlatform } from '#modules/video/contract.ts'
import { askOutside, jsonOf, OutsideTrouble } from '#platform/http/ask-outside.ts'

const TIMEOUT_MS = 5000
const MOST_JSON_BYTES = 1024 * 1024
const MOST_PICTURE_BYTES = 8 * 1024 * 1024

const Cameras = Type.Object({
  cameras: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,80}$' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      online: Type.Boolean(),
    }),
    { maxItems: 500 },
  ),
})
const Live = Type.Object({ url: Type.String({ maxLength: 2000 }), expiresAt: Type.String({ maxLength: 40 }) })

/** The wire form that README.md describes. */
export function openVideoHttp({ baseUrl, key }: { baseUrl: string; key: string | null }): VideoPlatform {
  const outside = { baseUrl, key, timeoutMs: TIMEOUT_MS }
  const of = (camera: string) => `/cameras/${encodeURIComponent(camera)}`
  return {
    title: { zh: '视频平台（HTTP+JSON）', en: 'Video platform (HTTP and JSON)' },
    simulated: false,
    camerasNear: async ({ lon, lat, radiusM, most }) => {
      const query = new URLSearchParams({ lon: `${lon}`, lat: `${lat}`, radius: `${radiusM}`, limit: `${most}` })
      const said = jsonOf(await askOutside(outside, `/cameras?${query}`, { mostBytes: MOST_JSON_BYTES }))
      if (!Value.Check(Cameras, said)) throw unreadable('cameras')
      return said.cameras.map(({ id, name, lon: x, lat: y, online }) => ({ id, name, lon: x, lat: y, online }))
    },
    still: async (camera, atMs) => {
      const query = atMs === null ? '' : `?${new URLSearchParams({ at: toRfc3339(Math.floor(atMs)) })}`
      const answer = await askOutside(outside, `${of(camera)}/still${query}`, { mostBytes: MOST_PICTURE_BYTES })
      const takenMs = parseRfc3339(answer.header('x-still-at') ?? '')
      if (takenMs === null || !['image/jpeg', 'image/png'].includes(answer.mime)) throw unreadable('still')
      return { bytes: answer.bytes, atMs: takenMs }
    },
    live: async (camera) => {
      const answer = await askOutside(outside, `${of(camera)}/live`, {
        method: 'POST',
        body: {},
        mostBytes: MOST_JSON_BYTES,
      })
      if (answer.bytes.length === 0) return null
      const said = jsonOf(answer)
      const expiresMs = Value.Check(Live, said) ? parseRfc3339(said.expiresAt) : null
      if (!Value.Check(Live, said) || expiresMs === null || !/^https?:\/\//.test(said.url)) throw unreadable('live')
      return { url: said.url, expiresMs }
    },
  }
}

const unreadable = (what: string) => new OutsideTrouble('unreadable', `${what} not in the form agreed on`)
