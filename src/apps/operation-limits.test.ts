import assert from 'node:assert/strict'
import { test } from 'node:test'
import { discoverModules, plugsOf } from './discover.ts'

const LARGEST_STORED = 2_147_483_647

interface Schema {
  type?: string
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  patternProperties?: Record<string, Schema>
  format?: string
  pattern?: string
  maxLength?: number
  maxItems?: number
  maxProperties?: number
  minimum?: number
  maximum?: number
}

/** What a sender may make as large as they like, by the name of its field. */
function boundless(schema: Schema, name: string): string[] {
  if (schema.enum || schema.const !== undefined) return []
  const parts = [
    ...(schema.anyOf ?? []).flatMap((one) => boundless(one, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => boundless(one, `${name}.${key}`)),
    ...Object.values(schema.patternProperties ?? {}).flatMap((one) => boundless(one, `${name}.*`)),
    ...(typeof schema.additionalProperties === 'object' ? boundless(schema.additionalProperties, `${name}.*`) : []),
    ...(schema.items ? boundless(schema.items, `${name}[]`) : []),
  ]
  const { type, minimum = -Infinity, maximum = Infinity } = schema
  const isFree =
    (type === 'integer' && !(minimum >= -LARGEST_STORED && maximum <= LARGEST_STORED)) ||
    (type === 'string' && !schema.format && !schema.pattern?.endsWith('$') && schema.maxLength === undefined) ||
    (type === 'array' && schema.maxItems === undefined)
  return isFree ? [name, ...parts] : parts
}

test('操作收进来的每个文字、整数、列表都有上限', async () => {
  const operations = (await plugsOf(await discoverModules())).flatMap((plug) =>
    plug.handlers.map((one) => one.operation),
  )
  assert.ok(operations.length > 150)
  assert.deepEqual(
    operations.flatMap((operation) => boundless(operation.in as Schema, operation.name)),
    [],
  )
})
