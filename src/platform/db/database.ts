import pg from 'pg'
import { compileSql, type Sql } from './sql.ts'

// bigint counts fit a double; timestamptz is handled as epoch ms by the stores through extract(), so keep text out.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text)

/** A statement with a name is planned once per connection; only fixed texts may have one. */
export interface NamedStatement {
  name: string
  text: string
}

/** What stores speak to: the pool or one transaction. */
export interface Executor {
  many<Row>(statement: Sql): Promise<Row[]>
  one<Row>(statement: Sql): Promise<Row>
  maybeOne<Row>(statement: Sql): Promise<Row | null>
  /** Returns the number of rows touched. */
  run(statement: Sql): Promise<number>
  /** Runs a prepared statement by name with positional values. */
  named<Row>(statement: NamedStatement, values: readonly unknown[]): Promise<Row[]>
}

export interface Database extends Executor {
  tx<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  /** A raw connection for COPY and LISTEN; released when `work` ends. */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  end(): Promise<void>
}

function executorOn(client: pg.Pool | pg.PoolClient): Executor {
  const ask = async <Row>(statement: Sql) => {
    const { text, values } = compileSql(statement)
    return client.query<Row & pg.QueryResultRow>(text, values)
  }
  const maybeOne = async <Row>(statement: Sql): Promise<Row | null> => {
    const { rows } = await ask<Row>(statement)
    if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}`)
    return rows[0] ?? null
  }
  return {
    many: async <Row>(statement: Sql) => (await ask<Row>(statement)).rows,
    maybeOne,
    one: async <Row>(statement: Sql) => {
      const row = await maybeOne<Row>(statement)
      if (row === null) throw new Error('expected one row, got none')
      return row
    },
    run: async (statement) => (await ask(statement)).rowCount ?? 0,
    named: async <Row>(statement: NamedStatement, values: readonly unknown[]) => {
      const answer = await client.query<Row & pg.QueryResultRow>({ ...statement, values: values as unknown[] })
      return answer.rows
    },
  }
}

export function openDatabase(url: string, options: { connections?: number; application?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 20,
    application_name: options.application ?? 'yiwang',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: '-c timezone=Asia/Shanghai',
  })
  // A connection that the server ends (restart, kill), idle or between two statements of a transaction, must not end
  // the program; the next query reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      return await work(client)
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('57P')) broken = error
      throw error
    } finally {
      client.release(broken)
    }
  }
  return {
    ...executorOn(pool),
    pool,
    withClient,
    tx: (work) =>
      withClient(async (client) => {
        await client.query('begin')
        try {
          const answer = await work(executorOn(client))
          await client.query('commit')
          return answer
        } catch (error) {
          await client.query('rollback').catch(() => {})
          throw error
        }
      }),
    end: () => pool.end(),
  }
}

/** Runs `work` in the transaction that `db` already is, or in a new one. */
export function within<T>(db: Executor | Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return 'tx' in db ? db.tx(work) : work(db)
}

/** The constraint that a statement broke, when `error` is PostgreSQL's unique violation (23505). */
export function brokenUnique(error: unknown): string | null {
  if (error instanceof pg.DatabaseError && error.code === '23505') return error.constraint ?? null
  return null
}

/** Two transactions waited for each other and PostgreSQL ended this one (40P01): it may be tried again. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}
