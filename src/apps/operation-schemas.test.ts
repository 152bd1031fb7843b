import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { inputCheck } from '#platform/http/input-check.ts'
import { discoverModules } from './discover.ts'

const write = SerializerSelector()()

test('what every operation takes and answers can be made ready: a server does so only at the first call', async () => {
  const broken: string[] = []
  const operations = (await discoverModules()).flatMap((module) => module.operations)
  assert.ok(operations.length > 500)
  for (const { name, method, path, ...operation } of operations) {
    const route = { method, url: path }
    try {
      inputCheck({ ...route, schema: operation.in, httpPart: 'body' })({})
      write({ ...route, httpStatus: '200', schema: operation.out })
    } catch (error) {
      broken.push(`${name}: ${String(error)}`)
    }
  }
  assert.deepEqual(broken, [])
})
