import { HUNDRED, minus } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Scheme } from '../scheme.ts'
import type { Sheet, SheetSet } from '../sheet.ts'

/** What a form prints of the set that a sheet belongs to. */
export type SetFacts = Pick<SheetSet, 'district' | 'unit' | 'year' | 'filedOn' | 'moneyUnit'>

/** What may stand in braces in the fixed texts of a form; empty where it is not known. */
export type Placeholders = Readonly<Record<string, string>>

export function placeholdersOf(sheet: Sheet | null, scheme: Scheme, set: SetFacts): Placeholders {
  const execution = sheet?.budget?.execution?.weight ?? scheme.executionWeight
  return {
    year: String(sheet?.year ?? set.year),
    name: sheet?.name ?? '',
    district: set.district,
    unit: set.unit,
    moneyUnit: sheet?.budget?.unit ?? set.moneyUnit,
    executionWeight: execution ? toText(execution) : '',
    indicatorWeight: execution ? toText(minus(HUNDRED, execution)) : '',
  }
}

/** Placeholders filled in; what stands in `[[…]]` is left out where one of its placeholders is empty. */
export function fillText(text: string, values: Placeholders): string {
  const fill = (part: string) => part.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return fill(
    text.replace(/\[\[([\s\S]*?)\]\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name!]) ? part : '',
    ),
  )
}
