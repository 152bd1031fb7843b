import { dayOfDate, localDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { withPrinter } from '#platform/documents/print-pdf.ts'
import type { BulletinPress } from '../contract.ts'
import { nextPeriod, type Period, periodAt } from '../domain/period.ts'
import { findEdition, keepDraftFiles } from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import { makeWith, openLetters, storeFiles } from './make-files.ts'
import { produceBulletin } from './produce-bulletin.ts'
import { usableTemplate } from './usable-template.ts'

const MOST_PERIODS = 4000

/** Bulletins of a whole stretch of time in one run and one browser. */
export function openPress(): BulletinPress {
  return {
    async produceRange(callObject, { template: id, from, to, progress }) {
      const call = callObject as Call
      const template = usableTemplate(call.runtime, id)
      const periods = periodsIn(template.cycle, from, to).filter(({ to: last }) => last < localDay(call.nowMs))
      const made = { made: 0, present: 0 }
      const letters = openLetters()
      await withPrinter(async (print) => {
        for (const [at, period] of periods.entries()) {
          const produced = await produceBulletin(call, { template, period })
          const edition = await findEdition(call.db, produced.id)
          if (edition && edition.state === 'draft' && !edition.files.pdf) {
            const files = await makeWith(print, letters, edition.document, template.workbook === true)
            const stored = await storeFiles(call.runtime.files, edition.document, files)
            await keepDraftFiles(call.db, edition.id, edition.version, stored)
          }
          made[produced.made ? 'made' : 'present'] += 1
          progress(at + 1, periods.length, produced.number)
        }
      })
      return made
    },
  }
}

/** Periods that end within these days. */
function periodsIn(cycle: Period['cycle'], fromText: string, toText: string): Period[] {
  const [from, to] = [dayOfDate(fromText), dayOfDate(toText)]
  if (from === null || to === null || to < from) throw bulletinFaults.noPeriod(`${fromText}—${toText}`)
  const periods: Period[] = []
  for (
    let period = periodAt(cycle, from);
    period.to <= to && periods.length < MOST_PERIODS;
    period = nextPeriod(period)
  )
    periods.push(period)
  return periods
}
