import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { DataPlatform, Openness } from '#modules/connections/contract.ts'
import { askOutside, jsonOf, OutsideTrouble } from '#platform/http/ask-outside.ts'

const TIMEOUT_MS = 5000
const MOST_BYTES = 1024 * 1024

const Datasets = Type.Object({
  datasets: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[A-Za-z0-9_.:-]{1,80}$' }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      provider: Type.String({ maxLength: 200 }),
      fields: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 }),
      openness: Type.Unsafe<Openness>(Type.Enum(['open', 'conditional', 'closed'])),
    }),
    { maxItems: 500 },
  ),
})
const Made = Type.Object({ number: Type.String({ minLength: 1, maxLength: 120 }) })
const Answer = Type.Object({
  state: Type.Unsafe<'waiting' | 'given' | 'refused'>(Type.Enum(['waiting', 'given', 'refused'])),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  at: Type.Optional(Type.String({ maxLength: 40 })),
})

/** The wire form that README.md describes. */
export function openDataHttp({ baseUrl, key }: { baseUrl: string; key: string | null }): DataPlatform {
  const ask = async <S extends TSchema>(schema: S, path: string, body?: object): Promise<Static<S>> => {
    const method = body ? ({ method: 'PUT', body } as const) : {}
    const said = jsonOf(
      await askOutside({ baseUrl, key, timeoutMs: TIMEOUT_MS }, path, { ...method, mostBytes: MOST_BYTES }),
    )
    if (!Value.Check(schema, said)) throw new OutsideTrouble('unreadable', 'not in the form agreed on')
    return said as Static<S>
  }
  return {
    title: { zh: '数据共享平台（HTTP+JSON）', en: 'Data platform (HTTP and JSON)' },
    simulated: false,
    catalogue: async (text, most) => {
      const query = new URLSearchParams({ q: text, limit: `${most}` })
      const { datasets } = await ask(Datasets, `/datasets?${query}`)
      return datasets.map(({ id, name, provider, fields, openness }) => ({ id, name, provider, fields, openness }))
    },
    request: async ({ no, dueMs, ...wish }) => {
      const due = toRfc3339(Math.floor(dueMs))
      return (await ask(Made, `/requests/${encodeURIComponent(no)}`, { ...wish, due })).number
    },
    answerOf: async (platformNo) => {
      const { state, text, at } = await ask(Answer, `/requests/${encodeURIComponent(platformNo)}`)
      if (state === 'waiting') return { state }
      const atMs = parseRfc3339(at ?? '')
      if (!text || atMs === null) throw new OutsideTrouble('unreadable', 'an answer without text or time')
      return { state, text, atMs }
    },
  }
}
