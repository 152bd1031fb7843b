import type { Seed } from '#platform/plug.ts'
import { seedDemoSheets } from './seed-demo-sheets.ts'
import { seedDemoTargets } from './seed-demo-targets.ts'
import { seedLibrary } from './seed-library.ts'
import { seedDemoProofs } from './seed-proofs.ts'

/** Levels and common indicators of the district; for the demonstration also two years of invented targets. */
export const seedTargets: Seed = async (call, district, mode, progress) => {
  await seedLibrary(call, district, mode, progress)
  if (mode !== 'demo') return
  await seedDemoTargets(call, district, mode, progress)
  await seedDemoProofs(call, district, mode, progress)
  await seedDemoSheets(call, district, mode, progress)
}
