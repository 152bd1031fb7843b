import { isCommand, type Operation, pathFields } from '#core/operation.ts'
import { withheldOperations } from '../perform/withheld.ts'
import type { Runtime } from '../runtime.ts'

interface ObjectSchema {
  properties?: Record<string, { description?: string }>
  required?: string[]
}

/** OpenAPI 3.1 of every operation that this district has, made from the operations themselves. */
export function openApiOf(runtime: Runtime): object {
  const paths: Record<string, Record<string, object>> = {}
  const withheld = withheldOperations(runtime)
  const operations = [...runtime.handlers.values()]
    .map((handler) => handler.operation)
    .filter(({ name }) => !withheld.has(name))
  operations.sort((a, b) => a.name.localeCompare(b.name))
  for (const operation of operations) {
    paths[operation.path] ??= {}
    paths[operation.path]![operation.method.toLowerCase()] = describe(operation)
  }
  return {
    openapi: '3.1.0',
    info: { title: '一网 Yiwang', version: '1', description: 'API of the district operations platform' },
    servers: [{ url: '/api/v1' }],
    tags: runtime.plugs.map(({ card }) => ({ name: card.id, description: `${card.title.zh} ${card.title.en}` })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yiwang_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

function describe(operation: Operation): object {
  const fields = pathFields(operation)
  const schema = operation.in as unknown as ObjectSchema
  const properties = Object.entries(schema.properties ?? {})
  const required = schema.required ?? []
  const rest = properties.filter(([name]) => !fields.includes(name))
  const parameter = (where: 'path' | 'query', [name, part]: [string, object]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: part,
  })
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: required.filter((name) => !fields.includes(name)),
  }
  const media = MEDIA[operation.takes ?? 'json']
  const isPage = operation.answers === 'page'
  if (operation.takes === 'file') Object.assign(body.properties, { file: { type: 'string', format: 'binary' } })
  return {
    operationId: operation.name,
    summary: `${operation.title.zh} ${operation.title.en}`,
    ...(isPage ? { servers: [{ url: '/' }] } : {}),
    tags: [operation.name.split('.')[0]],
    'x-permission': operation.may,
    'x-reach': operation.reach,
    ...(operation.may === 'public' ? { security: [] } : { security: [{ session: [] }, { key: [] }] }),
    parameters: [
      ...properties.filter(([name]) => fields.includes(name)).map((entry) => parameter('path', entry)),
      ...(operation.method === 'GET' ? rest.map((entry) => parameter('query', entry)) : []),
      ...(isCommand(operation) ? COMMAND_HEADERS : []),
      ...(operation.may === 'public' ? [] : [ACTING_POST]),
    ],
    ...(operation.method === 'GET' ? {} : { requestBody: { required: true, content: { [media]: { schema: body } } } }),
    responses: {
      200:
        operation.answers === 'file' || isPage
          ? { description: isPage ? 'page' : 'file' }
          : { description: 'done', content: { 'application/json': { schema: operation.out } } },
      default: {
        description: 'problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const MEDIA = {
  json: 'application/json',
  file: 'multipart/form-data',
  form: 'application/x-www-form-urlencoded',
} as const

const COMMAND_HEADERS = [
  { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: '"version" that the caller saw',
  },
  {
    name: 'X-CSRF-Token',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: 'with a session cookie',
  },
]

const ACTING_POST = {
  name: 'X-Acting-Post',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description:
    'post@unit: with a session cookie, the one of several posts in which the caller acts; the others do not count',
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    wayOut: { type: 'string' },
    reference: { type: 'string' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
}
