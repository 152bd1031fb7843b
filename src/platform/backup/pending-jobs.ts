import type pg from 'pg'

/** A job as it is queued again; its number and its book-keeping belong to the queue that it came from. */
export interface PendingJob {
  task: string
  payload: unknown
  queue: string | null
  runAt: string
  maxAttempts: number
  key: string | null
  priority: number
}

/** Jobs that wait or are at work; those that failed for good are left behind. */
export async function pendingJobs(client: pg.ClientBase): Promise<PendingJob[]> {
  const there = await client.query("select to_regclass('graphile_worker._private_jobs') is not null as there")
  if (!(there.rows[0] as { there: boolean }).there) return []
  const { rows } = await client.query<PendingJob>(`
    select t.identifier as task, j.payload, q.queue_name as queue, to_json(j.run_at) #>> '{}' as "runAt",
           j.max_attempts as "maxAttempts", j.key, j.priority
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts
     order by j.id`)
  return rows
}

export async function queueAgain(client: pg.ClientBase, job: PendingJob): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(identifier => $1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz,
       max_attempts => $5, job_key => $6, priority => $7)`,
    [job.task, JSON.stringify(job.payload), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
  )
}
