import type { Executor } from '#platform/db/database.ts'
import { compileSql, type Sql } from '#platform/db/sql.ts'
import type { HistoryEngine } from './engine/open-engine.ts'

/** Speaks to the engine over these files as a store speaks to the database. */
export function executorOn(engine: HistoryEngine, files: readonly string[]): Pick<Executor, 'many' | 'one'> {
  const many = async <Row>(statement: Sql) => {
    const { text, values } = compileSql(statement)
    return (await engine.query(files, text, values)) as Row[]
  }
  return {
    many,
    one: async <Row>(statement: Sql) => {
      const [row] = await many<Row>(statement)
      if (row === undefined) throw new Error('expected one row, got none')
      return row
    },
  }
}
