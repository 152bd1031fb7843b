import {
  makeWorkerUtils,
  type ParsedCronItem,
  parseCronItems,
  run,
  type TaskList,
  type WorkerUtils,
} from 'graphile-worker'
import type { Job } from '../plug.ts'
import type { Runtime } from '../runtime.ts'

export interface JobRunner {
  queue(name: string, payload: unknown, options?: { key?: string; runAtMs?: number }): Promise<void>
  stop(): Promise<void>
}

const SILENT = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} }

/**
 * Runs jobs of all plugs through graphile-worker. Its own book-keeping needs the owner of its tables; what a job does to
 * the district's data goes through the application role like everything else.
 */
export async function startJobRunner(runtime: Runtime, ownerUrl: string, jobs: readonly Job[]): Promise<JobRunner> {
  const utils: WorkerUtils = await makeWorkerUtils({ connectionString: ownerUrl })
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
    connectionString: ownerUrl,
    taskList,
    parsedCronItems: cron,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: await quietLogger(runtime),
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
    },
  }
}

async function quietLogger(runtime: Runtime) {
  const { Logger } = await import('graphile-worker')
  return new Logger(() => (level, message) => {
    const say = level === 'error' ? runtime.log.error : level === 'warning' ? runtime.log.warn : SILENT.debug
    say.call(runtime.log, { source: 'jobs' }, message)
  })
}
