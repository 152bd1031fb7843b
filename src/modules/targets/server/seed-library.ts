import type { Seed } from '#platform/plug.ts'
import type { TargetMeasure } from '../domain/target.ts'
import { byCaller } from './by-caller.ts'
import { type LevelClass, type StoredEntry, seedEntries, seedLevels } from './library-store.ts'

interface LibraryFile {
  levels: { level1: string; class: LevelClass; level2: string[] }[]
  entries: (Pick<StoredEntry, 'id' | 'level1' | 'level2' | 'level3' | 'basis'> &
    Pick<TargetMeasure, 'kind'> &
    Partial<TargetMeasure>)[]
}

export const seedLibrary: Seed = async (call, district, _mode, progress) => {
  const { levels, entries } = await district.get<LibraryFile>('target-library')
  const rows = levels.flatMap(({ level1, class: column, level2 }) =>
    level2.map((name) => ({ level1, level2: name, class: column })),
  )
  await call.runtime.db.tx(async (tx) => {
    await seedLevels(tx, rows)
    await seedEntries(
      tx,
      entries.map((entry) => ({ op: null, value: null, valueUnit: null, text: null, ref: null, ...entry })),
      byCaller(call),
    )
  })
  progress(`绩效目标：${rows.length} 个二级指标、指标库 ${entries.length} 项`)
}
