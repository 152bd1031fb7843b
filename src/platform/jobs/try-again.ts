import type pg from 'pg'

/** SQLSTATE 57P03, cannot_connect_now: of all codes the library tries again, the one that says what happened. */
const TRY_AGAIN = '57P03'

/**
 * The library tries again what the server was not ready for, but not what a lost connection cut off: a job that was done
 * and could not be taken off the list then ended the program. Here both are the same. A statement that did arrive is
 * repeated harmlessly: jobs are taken off by id, and those with a key are queued once.
 */
export function triesAgain(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    client.query = retold(client.query.bind(client)) as typeof client.query
  })
  pool.connect = retold(pool.connect.bind(pool)) as typeof pool.connect
  return pool
}

function retold(ask: (...words: never[]) => unknown): (...words: never[]) => unknown {
  return (...words) => {
    const answer = ask(...words)
    return answer instanceof Promise ? answer.catch(retell) : answer
  }
}

function retell(error: Error & { code?: string }): never {
  if (!isLost(error)) throw error
  throw Object.assign(new Error(error.message, { cause: error }), { code: TRY_AGAIN })
}

/** Ended by the administrator or by a crash, not let in, or no connection at all; the driver's own words have no code. */
function isLost({ code, message }: Error & { code?: string }): boolean {
  return code === undefined ? /^Connection terminated|^Client has encountered/.test(message) : LOST.test(code)
}

const LOST = /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/
