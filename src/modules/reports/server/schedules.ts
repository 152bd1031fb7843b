import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { type PersonBook, personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import {
  listRecipients,
  listReportRuns,
  listSchedules,
  openReportRun,
  removeSchedule,
  retryReportRun,
  runScheduleNow,
  saveSchedule,
} from '../contract.ts'
import { nextRunMs, sayRhythm } from '../domain/rhythm.ts'
import card from '../module.ts'
import { readableReport } from './saved-reports.ts'
import {
  addRun,
  findRun,
  findSchedule,
  putSchedule,
  retryRun,
  runsFor,
  type StoredRun,
  type StoredSchedule,
  schedulesOf,
  setScheduleRemoved,
} from './schedule-store.ts'

const MOST_SCHEDULES = 50
const MOST_NAMED = 50

export const listSchedulesHandler = handle(listSchedules, async ({ report }, call) => {
  const people = call.runtime.use(personBook)
  const found = await schedulesOf(call.db, call.principal.id, report ?? null)
  return {
    items: found.map((it) => ({
      id: it.id,
      report: it.reportId,
      reportName: it.reportName,
      rhythm: it.rhythm,
      said: sayRhythm(it.rhythm),
      formats: it.formats,
      recipients: it.recipients.map((id) => ({ id, name: people.find(id)?.name ?? id })),
      active: it.active,
      stopped: it.stopped,
      nextAt: it.active ? toRfc3339(it.nextMs) : null,
    })),
  }
})

export const saveScheduleHandler = handle(saveSchedule, async (input, call) => {
  const { id: ownerId, name: ownerName } = call.principal
  if (call.principal.kind !== 'person' && !call.runtime.use(personBook).find(ownerId)) throw needsPerson()
  await readableReport(call, input.report)
  const recipients = input.recipients.filter((one) => one !== ownerId)
  if (recipients.length > 0) mustReceive(call, recipients)
  const id = input.id ?? call.newId()
  if (input.id !== undefined) await ownSchedule(call, input.id)
  else if ((await schedulesOf(call.db, ownerId, null)).length >= MOST_SCHEDULES)
    throw fault('schedules-too-many', {
      status: 422,
      zh: `每人最多设 ${MOST_SCHEDULES} 个定时报表。请先取消不用的。`,
      en: `At most ${MOST_SCHEDULES} schedules a person: remove some first.`,
    })
  const nextMs = nextRunMs(input.rhythm, call.nowMs)
  const { rhythm, formats, active } = input
  await putSchedule(call.db, {
    id,
    reportId: input.report,
    ownerId,
    ownerName,
    rhythm,
    formats,
    recipients,
    active,
    nextMs,
    atMs: call.nowMs,
  })
  call.note(id, { rhythm, formats, recipients: recipients.length, active })
  return { id, nextAt: toRfc3339(nextMs) }
})

export const removeScheduleHandler = handle(removeSchedule, async ({ id }, call) => {
  await ownSchedule(call, id)
  await setScheduleRemoved(call.db, id, call.nowMs)
  call.note(id)
  return { id }
})

export const runScheduleNowHandler = handle(runScheduleNow, async ({ id }, call) => {
  const schedule = await ownSchedule(call, id)
  const run = call.newId()
  await addRun(call.db, { id: run, dueMs: call.nowMs, skipped: 0, nowMs: call.nowMs }, schedule)
  call.note(run)
  return { run }
})

/** Posts that may read reports; a report is sent to nobody else. */
const READERS = card.permissions.find(({ id }) => id === 'reports:view')?.posts ?? []

export const listRecipientsHandler = handle(listRecipients, async ({ text }, call) => {
  const people = call.runtime.use(personBook)
  const wanted = text?.trim().toLowerCase() ?? ''
  const items = [...readersIn(people)]
    .filter((id) => id !== call.principal.id)
    .flatMap((id) => people.find(id) ?? [])
    .filter(({ name, account }) => `${name} ${account}`.toLowerCase().includes(wanted))
    .slice(0, MOST_NAMED)
  return { items: items.map(({ id, name, account }) => ({ id, name, account })) }
})

const readersIn = (people: PersonBook) => new Set(READERS.flatMap((post) => people.holders(post)))

function mustReceive(call: Call, recipients: readonly string[]): void {
  if (!call.may('reports:share'))
    throw fault('report-recipients', {
      status: 403,
      zh: '你的岗位不能把报表送给别人。请去掉收件人，只送自己。',
      en: 'Your post may not send reports to others: take the recipients away.',
    })
  const people = call.runtime.use(personBook)
  const readers = readersIn(people)
  const unfit = recipients.find((id) => !readers.has(id))
  if (unfit === undefined) return
  const name = people.find(unfit)?.name ?? unfit
  throw fault('report-recipient', {
    status: 422,
    zh: `${name}不能查看报表，请从收件人中去掉。`,
    en: `${name} may not see reports: take them off the recipients.`,
  })
}

export const listReportRunsHandler = handle(listReportRuns, async ({ text }, call) => {
  const runs = await runsFor(call.db, call.principal.id, text?.trim() ?? '')
  return {
    items: runs.map((run) => ({
      id: run.id,
      schedule: run.scheduleId,
      reportName: run.reportName,
      owner: run.ownerName,
      mine: run.ownerId === call.principal.id,
      dueAt: toRfc3339(run.dueMs),
      endedAt: run.endedMs === null ? null : toRfc3339(run.endedMs),
      state: run.state,
      tries: run.tries,
      skipped: run.skipped,
      lines: run.lines,
      sentence: run.sentence,
      fault: run.fault,
      files: run.files.map(({ format, name, bytes }) => ({ format, name, bytes })),
    })),
  }
})

export const retryReportRunHandler = handle(retryReportRun, async ({ id }, call) => {
  const run = await runFor(call, id)
  if (run.ownerId !== call.principal.id) throw unknownRun()
  if (!(await retryRun(call.db, id, call.nowMs)))
    throw fault('report-run-state', {
      status: 409,
      zh: '只有未成功的一次可以重新运行。请刷新列表看现在的状态。',
      en: 'Only a run that failed can be run again: reload the list.',
    })
  call.note(id)
  return { id }
})

export const openReportRunHandler = handle(openReportRun, async ({ id, format }, call): Promise<FileAnswer> => {
  const run = await runFor(call, id)
  const file = run.files.find((one) => one.format === format)
  if (!file) throw unknownRun()
  call.note(id, { format })
  const { stream } = await call.runtime.files.get(file.storeId)
  return { name: file.name, mime: file.mime, stream }
})

/** The owner's, or one that was sent to the caller. */
async function runFor(call: Call, id: string): Promise<StoredRun> {
  const run = await findRun(call.db, id)
  const { id: personId } = call.principal
  if (run && (run.ownerId === personId || run.recipients.includes(personId))) return run
  throw unknownRun()
}

async function ownSchedule(call: Call, id: string): Promise<StoredSchedule> {
  const found = await findSchedule(call.db, id)
  if (found && found.ownerId === call.principal.id) return found
  throw fault('schedule-unknown', {
    status: 404,
    zh: '没有这个定时，或它不是你设的。请刷新列表。',
    en: 'There is no such schedule of yours: reload the list.',
  })
}

const unknownRun = () =>
  fault('report-run-unknown', {
    status: 404,
    zh: '没有这份报表，或它没有送给你。请刷新列表。',
    en: 'There is no such report for you: reload the list.',
  })

const needsPerson = () =>
  fault('schedule-person', {
    status: 422,
    zh: '定时报表以人的权限运行，请用个人账号设定。',
    en: 'A schedule runs with the rights of a person: set it up with a personal account.',
  })
