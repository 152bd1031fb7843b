import type { Database, Executor } from './database.ts'
import { sql } from './sql.ts'

/** Everything that `work` reads is as it stood at one moment, whatever is written meanwhile. */
export function readSnapshot<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  return db.tx(async (tx) => {
    await tx.run(sql`set transaction isolation level repeatable read, read only`)
    return work(tx)
  })
}
