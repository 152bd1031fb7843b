import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'

/** Composes SQL with bound parameters; used by stores only. */
export { sql }
export type Sql = RawBuilder<unknown>

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export function compileSql(statement: Sql): { text: string; values: unknown[] } {
  const compiled = statement.compile(compiler)
  return { text: compiled.sql, values: [...compiled.parameters] }
}
