import {
  Logger,
  makeWorkerUtils,
  type ParsedCronItem,
  parseCronItems,
  run,
  type TaskList,
  type WorkerUtils,
} from 'graphile-worker'
import { openDatabase } from '../db/database.ts'
import { withoutData } from '../log/error-text.ts'
import type { Job } from '../plug.ts'
import type { Runtime } from '../runtime.ts'
import { triesAgain } from './try-again.ts'

export interface JobRunner {
  queue(name: string, payload: unknown, options?: { key?: string; runAtMs?: number }): Promise<void>
  stop(): Promise<void>
}

/** Two jobs at a time, one connection that listens, one for queueing. */
const CONCURRENCY = 2
const CONNECTIONS = CONCURRENCY + 2

/**
 * Runs jobs of all plugs through graphile-worker. Its own book-keeping needs the owner of its tables; what a job does to
 * the district's data goes through the application role like everything else.
 */
export async function startJobRunner(runtime: Runtime, ownerUrl: string, jobs: readonly Job[]): Promise<JobRunner> {
  // Our own pool: the library's would be left to end by itself and then throw when the database stops before it has.
  const pgPool = triesAgain(openDatabase(ownerUrl, { connections: CONNECTIONS, application: 'yiwang-jobs' }).pool)
  const logger = quietLogger(runtime)
  const utils: WorkerUtils = await makeWorkerUtils({ pgPool, logger })
  await utils.migrate()
  const taskList: TaskList = {}
  for (const job of jobs)
    taskList[job.name] = async (payload) => {
      await runtime.asSystem(job.name, (call) => job.run(payload, call))
    }
  const cron: ParsedCronItem[] = parseCronItems(
    jobs.filter((job) => job.crontab).map((job) => ({ task: job.name, match: job.crontab! })),
  )
  const runner = await run({
    pgPool,
    taskList,
    parsedCronItems: cron,
    concurrency: CONCURRENCY,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  })
  return {
    queue: async (name, payload, options = {}) => {
      await utils.addJob(name, payload, {
        ...(options.key ? { jobKey: options.key } : {}),
        ...(options.runAtMs ? { runAt: new Date(options.runAtMs) } : {}),
        maxAttempts: 8,
      })
    },
    stop: async () => {
      await runner.stop()
      await utils.release()
      await pgPool.end()
    },
  }
}

function quietLogger(runtime: Runtime): Logger {
  const { log } = runtime
  return new Logger(() => (level, message) => {
    // The library puts the error's own words into its line.
    if (level === 'error') log.error({ source: 'jobs' }, withoutData(message))
    else if (level === 'warning') log.warn({ source: 'jobs' }, withoutData(message))
  })
}
