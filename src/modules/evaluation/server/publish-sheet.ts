import { addUnits } from '#core/time/due.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle, job } from '#platform/plug.ts'
import { publishSheet } from '../contract.ts'
import { sayPeriod, sheetPeriod } from '../domain/sheet-period.ts'
import { sheetNo } from '../domain/sheet-state.ts'
import { evaluationFaults } from './faults.ts'
import { rulesBook } from './rules-book.ts'
import { finishSheets, holdSheet, markPublished, nextNumber, type StoredSheet } from './sheet-store.ts'
import { viewSheet } from './sheet-view.ts'
import { addVersion } from './version-store.ts'

export const publishSheetHandler = handle(publishSheet, async ({ id }, call) => {
  const no = await publishDraft(call, id)
  call.note(id, { no })
  return viewSheet(call, id)
})

/** Gives the draft its number, keeps it as version 1 and opens the window for appeals; answers the number. */
export async function publishDraft(call: Call, id: string): Promise<string> {
  const sheet = await holdSheet(call.db, id)
  if (!sheet) throw evaluationFaults.notFound()
  if (sheet.state !== 'draft') throw evaluationFaults.published(sheet.no)
  // What was counted up to a moment within the period is not the period's figure, even if it is over by now.
  if (sheet.toMs > call.nowMs || sheet.inputs.asOfMs < sheet.toMs) throw evaluationFaults.notOver()
  const year = Number(localDate(call.nowMs).slice(0, 4))
  const no = sheetNo(year, await nextNumber(call.db, 'sheet', year))
  const { within } = call.runtime.use(rulesBook).rules().appeals
  const untilMs = addUnits(call.nowMs, within, call.runtime.use(calendarBook).calendar())
  const { inputs, outcome } = sheet
  await markPublished(call.db, { id, no, atMs: call.nowMs, untilMs })
  await addVersion(call.db, {
    sheetId: id,
    version: 1,
    inputs,
    outcome,
    why: '公布',
    appeal: null,
    byId: call.principal.id,
    byName: call.principal.name,
    atMs: call.nowMs,
  })
  await tellMembers(call, sheet, no, untilMs)
  return no
}

async function tellMembers(call: Call, { id, inputs, outcome }: StoredSheet, no: string, untilMs: number) {
  const period = sayPeriod(sheetPeriod(inputs.period))
  const until = toRfc3339(untilMs).slice(0, 16).replace('T', ' ')
  for (const { scope, unit } of inputs.members) {
    if (unit === null) continue
    const rank = outcome.members.find((member) => member.scope === scope)?.rank ?? null
    const place =
      rank === null
        ? { zh: '本单位样本不足，不排名', en: 'your sample is too small to be ranked' }
        : { zh: `本单位第 ${rank} 名`, en: `your unit is number ${rank}` }
    await call.runtime.use(notify).notify(call, {
      to: { posts: ['handlerLead', 'streetDispatcher'], unit },
      kind: 'evaluation',
      title: {
        zh: `${period}${inputs.scheme.zh}考评已公布（${no}），${place.zh}`,
        en: `${inputs.scheme.en ?? inputs.scheme.zh} of ${inputs.period} is published (${no}); ${place.en}`,
      },
      text: { zh: `有异议请在 ${until} 前申诉。`, en: `Appeals are taken until ${until}.` },
      link: `/c/evaluation/${id}`,
      dedupeKey: `evaluation-published:${id}:${unit}`,
    })
  }
}

/** Sheets become final when their window is over and no appeal is open. */
export const finishWindows = job(
  'evaluation.finishWindows',
  async (_payload, { runtime, nowMs }) => {
    await finishSheets(runtime.db, nowMs)
  },
  '5 * * * *',
)
