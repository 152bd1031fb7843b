import { localDay } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { correctBulletin, produceBulletin, saveWords } from '../contract.ts'
import { bodyText } from '../domain/body-text.ts'
import type { BulletinDocument } from '../domain/document.ts'
import { findPeriod, sayPeriod } from '../domain/period.ts'
import { findEdition, lockEdition, updateDraft } from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import { removeFiles } from './make-files.ts'
import { produceBulletin as produceEdition } from './produce-bulletin.ts'
import { wordsOf } from './sign-bulletin.ts'
import { standingTemplate } from './standing-template.ts'
import { usableTemplate } from './usable-template.ts'

export const produceBulletinHandler = handle(produceBulletin, async ({ template: id, period: key }, call) => {
  const template = usableTemplate(call.runtime, id)
  const period = template.kind === 'special' ? null : findPeriod(template.cycle, key)
  if (!period) throw bulletinFaults.noPeriod(key)
  if (period.to >= localDay(call.nowMs)) throw bulletinFaults.notOver(sayPeriod(period))
  const produced = await produceEdition(call, { template, period })
  call.note(produced.id, { number: produced.number })
  return produced
})

export const saveWordsHandler = handle(saveWords, async ({ id, words }, call) => {
  const edition = await lockEdition(call.db, id)
  if (!edition) throw bulletinFaults.unknown()
  if (edition.state === 'signed') throw bulletinFaults.signed(edition.number)
  const version = call.command.expectedVersion ?? edition.version
  const known = new Set(wordsOf(edition.document).map((block) => block.id))
  for (const one of words) if (!known.has(one.id)) throw bulletinFaults.noWords(one.id)
  const document = written(edition.document, new Map(words.map((one) => [one.id, one.text.trim()])))
  if (!(await updateDraft(call.db, { id, document, body: bodyText(document), version }))) throw bulletinFaults.stale()
  call.note(id, { blocks: words.map((one) => one.id) })
  call.afterCommit(() => removeFiles(call.runtime.files, edition.files))
  return { id, version: version + 1 }
})

export const correctBulletinHandler = handle(correctBulletin, async ({ id, reason }, call) => {
  const edition = await findEdition(call.db, id)
  if (!edition) throw bulletinFaults.unknown()
  if (edition.state !== 'signed') throw bulletinFaults.notSigned(edition.number)
  if (edition.correctedBy) throw bulletinFaults.corrected(edition.correctedBy)
  const template =
    edition.subject === ''
      ? usableTemplate(call.runtime, edition.template)
      : await standingTemplate(call, edition.subject)
  const period = findPeriod(edition.cycle, edition.periodKey)
  if (!period || !template) throw bulletinFaults.noPeriod(edition.periodKey)
  const corrects = { id, number: edition.number, document: edition.document, reason: reason.trim() }
  const made = await produceEdition(call, { template, period, subject: edition.subject, corrects })
  call.note(made.id, { number: made.number, corrects: edition.number })
  return { id: made.id, number: made.number }
})

function written(document: BulletinDocument, texts: ReadonlyMap<string, string>): BulletinDocument {
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'words' && texts.has(block.id) ? { ...block, text: texts.get(block.id)! } : block,
      ),
    })),
  }
}
