import type { Seed } from '#platform/plug.ts'
import type { DemoProofs } from './demo-proofs.ts'
import { seedRules } from './seed-rules.ts'
import { seedStatements } from './seed-statements.ts'
import { seedSurveys } from './seed-surveys.ts'
import { surveyRulesBook } from './survey-rules-book.ts'

/** Invented surveys, standing rules and statements, after the targets that they belong to. */
export const seedDemoProofs: Seed = async (call, district, _mode, progress) => {
  const proofs = await district.find<DemoProofs>('demo-proofs')
  if (!proofs) return
  await call.runtime.use(surveyRulesBook).load()
  const surveys = await seedSurveys(call, proofs)
  const rules = await seedRules(call, proofs)
  await seedStatements(call, proofs)
  if (surveys + rules > 0) progress(`绩效佐证：${surveys} 项满意度调查、${rules} 项制度`)
}
