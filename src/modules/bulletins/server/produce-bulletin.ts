import { dateOfDay, localDate, localDay, toRfc3339 } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import type { Call } from '#platform/call.ts'
import { findSetting } from '#platform/settings/setting-store.ts'
import { bodyText } from '../domain/body-text.ts'
import { composeDocument } from '../domain/compose-document.ts'
import type { BulletinDocument } from '../domain/document.ts'
import { momentMs } from '../domain/due.ts'
import { type Period, yearOf } from '../domain/period.ts'
import { sayNumber, type Template } from '../domain/template.ts'
import { type Edition, findFirstOf, insertEdition, nextNo } from './bulletin-store.ts'
import { mapShapes } from './map-shapes.ts'
import { resolveFigures } from './resolve-figures.ts'
import { templateRoom } from './template-room.ts'

export interface Produced {
  id: string
  number: string
  /** False: it was there already. */
  made: boolean
}

export interface ProduceAsk {
  template: Template
  period: Period
  /** Of a standing topic its id. */
  subject?: string
  /** The edition that this one corrects. */
  corrects?: Pick<Edition, 'id' | 'number' | 'document'> & { reason: string }
}

/** Reckons the figures of a period in the name of the house, and stores the draft under the next number. */
export async function produceBulletin(call: Call, ask: ProduceAsk): Promise<Produced> {
  const { template, period, subject = '', corrects } = ask
  const present = corrects ? null : await findFirstOf(call.db, template.id, subject, period.key)
  if (present) return { ...present, made: false }
  const drafted = await draftDocument(call, ask)
  const year = yearOf(period)
  const made = await call.runtime.db.tx(async (tx): Promise<Produced> => {
    const no = await nextNo(tx, template.id, year)
    // Another process may have been at it while the figures were reckoned.
    const meanwhile = corrects ? null : await findFirstOf(tx, template.id, subject, period.key)
    if (meanwhile) return { ...meanwhile, made: false }
    const document = { ...drafted, number: sayNumber(template.number, year, no) }
    const id = call.newId()
    await insertEdition(tx, {
      id,
      template: template.id,
      subject,
      year,
      no,
      document,
      body: bodyText(document),
      dueMs: momentMs(period, template.due, call.runtime.use(calendarBook).calendar()),
      madeMs: call.nowMs,
      madeBy: call.principal.name,
      correctsId: corrects?.id ?? null,
      reason: corrects?.reason ?? null,
    })
    return { id, number: document.number, made: true }
  })
  return made
}

/** The document without a number of its own. */
export async function draftDocument(
  call: Call,
  { template, period, corrects }: Pick<ProduceAsk, 'template' | 'period' | 'corrects'>,
): Promise<BulletinDocument> {
  const room = call.runtime.use(templateRoom)
  const district = await findSetting<{ name: string }>(call.db, 'district')
  const districtName = district?.name ?? ''
  const { figures, sources } = await call.runtime.asSystem('bulletins.reckon', (system) =>
    resolveFigures({ ...system, nowMs: call.nowMs }, template, period),
  )
  const hasMap = template.sections.some(({ blocks }) => blocks.some((block) => 'map' in block))
  const words = Object.fromEntries(
    (corrects?.document.sections ?? []).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'words' ? [[block.id, block.text]] : [])),
    ),
  )
  return composeDocument({
    template,
    version: room.versionOf(template),
    period,
    figures,
    sources,
    shapes: hasMap ? await mapShapes(call) : [],
    office: room.office().replaceAll('{district}', districtName),
    districtName,
    issuedOn: issuedOn(call, template, period),
    madeAt: toRfc3339(call.nowMs),
    number: '（未编号）',
    corrects: corrects ? { number: corrects.number, reason: corrects.reason } : null,
    words,
  })
}

/** Dated the day it is due, or today when that has passed for one that is made on time. */
function issuedOn(call: Call, template: Template, period: Period): string {
  const dueMs = momentMs(period, template.due, call.runtime.use(calendarBook).calendar())
  return localDay(dueMs) < localDay(call.nowMs) ? localDate(call.nowMs) : dateOfDay(localDay(dueMs))
}
