import { WHOLE_DISTRICT } from '#core/scope.ts'
import { DAY_MS, localDay, parseRfc3339, yearOfDay } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { type Box, EMPTY_BOX, putIn } from '../domain/survey/ballot.ts'
import { closeNow } from './close-survey.ts'
import type { DemoCodeSurvey, DemoProofs, DemoStaffSurvey } from './demo-proofs.ts'
import { newCodeIndexes } from './make-survey-codes.ts'
import { findProjectByKey, listTargetsNamed, markSomeAnswered, markSomeUsed } from './seed-proof-store.ts'
import { saveBox } from './survey-box-store.ts'
import { insertCodes } from './survey-code-store.ts'
import { findSurvey, openSurveyRow, saveSurveyRow } from './survey-store.ts'

/** One survey that runs and one that was counted. What stands there already stays as it is. */
export async function seedSurveys(call: Call, { unit, keeper, surveys }: DemoProofs): Promise<number> {
  let made = 0
  const by = await call.runtime.signIn.findByAccount(keeper)
  for (const survey of surveys) {
    if (await findSurvey(call.db, survey.id, WHOLE_DISTRICT)) continue
    const { year, opensMs, endsMs } = timesOf(survey, call.nowMs)
    const projectId = survey.project ? await findProjectByKey(call.db, survey.project) : null
    const targets = await listTargetsNamed(call.db, { projectId, unit, name: survey.target })
    const { id, title, intro, audience, questions, formula } = survey
    await call.runtime.db.tx(async (tx) => {
      const texts = { id, title, intro, audience, questions, formula, unit, year, opensMs, endsMs, projectId }
      await saveSurveyRow(
        tx,
        {
          ...texts,
          targetId: targets.find((one) => one.year === year)?.id ?? null,
          posts: survey.audience === 'staff' ? survey.posts : [],
          units: [],
          copiedFrom: null,
          byId: by?.id ?? call.principal.id,
          byName: by?.name ?? call.principal.name,
        },
        opensMs,
      )
      const within = { ...call, db: tx }
      if (survey.audience === 'staff') await runWithStaff(within, survey)
      else await countWithCodes(within, survey, endsMs)
    })
    made += 1
  }
  return made
}

function timesOf(survey: DemoCodeSurvey | DemoStaffSurvey, nowMs: number) {
  if (survey.audience === 'codes')
    return { year: survey.year, opensMs: parseRfc3339(survey.opensAt)!, endsMs: parseRfc3339(survey.closedAt)! }
  const year = yearOfDay(localDay(nowMs))
  return { year, opensMs: nowMs - survey.opensDaysAgo * DAY_MS, endsMs: nowMs + survey.endsInDays * DAY_MS }
}

/** Nobody is told: the inboxes of a demonstration begin empty. */
async function runWithStaff(call: Call, { id, posts, questions, answeredOf, cycle }: DemoStaffSurvey): Promise<void> {
  const book = call.runtime.use(personBook)
  const asked = [...new Set(posts.flatMap((post) => [...book.holders(post)]))]
  await openSurveyRow(call.db, id, asked)
  const but = asked.filter((person) => answeredOf.but.includes(book.find(person)?.account ?? ''))
  const answered = await markSomeAnswered(call.db, id, answeredOf.every, but)
  let box: Box = EMPTY_BOX
  for (let at = 0; at < answered; at += 1) box = putIn(box, questions, '', cycle[at % cycle.length]!)
  await saveBox(call.db, id, box)
}

async function countWithCodes(call: Call, survey: DemoCodeSurvey, closedMs: number): Promise<void> {
  const { id, batches, texts, questions, notHandedOut } = survey
  await openSurveyRow(call.db, id, [])
  const box: Record<string, Box['batches'][string]> = {}
  for (const { name, made, counts } of batches) {
    const n = Object.values(counts[0] ?? {}).reduce((all, count) => all + count, 0)
    await insertCodes(call.db, id, name, newCodeIndexes(call, made).indexes)
    await markSomeUsed(call.db, id, name, n)
    box[name] = { n, counts: questions.map((_question, at) => counts[at] ?? {}) }
  }
  const written = questions.map(({ kind }) => (kind === 'text' ? [...texts].sort() : []))
  await saveBox(call.db, id, { batches: box, texts: written })
  const opened = await findSurvey(call.db, id, WHOLE_DISTRICT)
  if (opened) await closeNow({ ...call, nowMs: closedMs }, opened, { why: null, notHandedOut })
}
