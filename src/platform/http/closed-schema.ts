const WITHOUT_SCHEMAS = new Set(['enum', 'const', 'default', 'examples'])

/** The same schema, in which no object takes a field that it does not name: nothing unchecked gets past, at any depth. */
export function closedSchema<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closedSchema) as T
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.entries(schema).map(([key, value]) => [
    key,
    WITHOUT_SCHEMAS.has(key) ? value : closedSchema(value),
  ])
  const isObject = 'type' in schema && schema.type === 'object' && 'properties' in schema
  const isClosed = !isObject || 'additionalProperties' in schema
  return Object.fromEntries(isClosed ? parts : [...parts, ['additionalProperties', false]])
}
