import { AjvCompiler } from '@fastify/ajv-compiler'

/** The first thing wrong with a value by a JSON Schema; null: nothing is. */
export function textFault(schema: object): (value: unknown) => string | null {
  // The dialect of its heading is one that the compiler does not know by name.
  const { $schema: _dialect, ...rest } = schema as { $schema?: string }
  const validate = AjvCompiler()({}, { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } })(
    {
      schema: rest,
    } as never,
  ) as unknown as {
    (value: unknown): boolean
    errors?: { instancePath?: string; message?: string }[] | null
  }
  return (value) => {
    if (validate(value)) return null
    const [first] = validate.errors ?? []
    return `${first?.instancePath} ${first?.message}`
  }
}
