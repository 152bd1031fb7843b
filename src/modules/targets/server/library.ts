import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getLibrary, type LevelRow, type LibraryEntry, removeFromLibrary, saveToLibrary } from '../contract.ts'
import { shapeFault } from '../domain/set-target.ts'
import { printTarget } from '../domain/target-value.ts'
import { byCaller } from './by-caller.ts'
import {
  findEntry,
  findEntryNamed,
  listEntries,
  listLevels,
  removeEntry,
  type StoredEntry,
  type StoredLevel,
  saveEntry,
} from './library-store.ts'
import { measureOf } from './set-target.ts'
import { targetFaults } from './target-faults.ts'

export const getLibraryHandler = handle(getLibrary, async (_input, call) => {
  const [levels, entries] = await Promise.all([listLevels(call.db), listEntries(call.db)])
  return { levels: levelRows(levels), entries: entries.map(entryRow) }
})

function levelRows(levels: readonly StoredLevel[]): LevelRow[] {
  const rows = new Map<string, LevelRow>()
  for (const { level1, level2, class: column } of levels) {
    const row = rows.get(level1) ?? { level1, class: column, level2: [] }
    row.level2.push(level2)
    rows.set(level1, row)
  }
  return [...rows.values()]
}

const entryRow = ({ savedMs, ...entry }: StoredEntry): LibraryEntry => ({
  ...entry,
  printed: printTarget(entry),
  savedAt: toRfc3339(savedMs),
})

/** An indicator of this name that is there already is brought up to date, whatever id was sent. */
export const saveToLibraryHandler = handle(saveToLibrary, async (input, call) => {
  const measure = measureOf(input)
  const incomplete = shapeFault(measure)
  if (incomplete) throw targetFaults.shape(incomplete.zh, incomplete.en)
  const levels = await listLevels(call.db)
  if (!levels.some((one) => one.level1 === measure.level1 && one.level2 === measure.level2))
    throw targetFaults.levelUnknown(measure.level1, measure.level2)
  const named = await findEntryNamed(call.db, measure)
  const before = named ?? (await findEntry(call.db, input.id))
  const id = before?.id ?? input.id
  const entry = { ...measure, id, basis: input.basis?.trim() ?? '', origin: before?.origin ?? ('person' as const) }
  await saveEntry(call.db, entry, byCaller(call))
  call.note(id, { name: measure.level3 })
  const saved = await findEntry(call.db, id)
  if (!saved) throw targetFaults.entryNotFound()
  return entryRow(saved)
})

export const removeFromLibraryHandler = handle(removeFromLibrary, async ({ id }, call) => {
  const entry = await findEntry(call.db, id)
  if (!entry) throw targetFaults.entryNotFound()
  if (entry.origin === 'seed') throw targetFaults.entrySeed()
  await removeEntry(call.db, id)
  call.note(id, { name: entry.level3 })
  return { id }
})
