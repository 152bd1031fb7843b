import type { Call } from '#platform/call.ts'
import type { DemoProofs } from './demo-proofs.ts'
import { findProjectByKey, listTargetsNamed } from './seed-proof-store.ts'
import { findStatement, hasActual, saveStatement, setStated } from './statement-store.ts'

/** Targets that are stated, not measured. */
export async function seedStatements(call: Call, { unit, keeper, statements }: DemoProofs): Promise<void> {
  const keeping = await call.runtime.signIn.findByAccount(keeper)
  const by = {
    byId: keeping?.id ?? call.principal.id,
    byName: keeping?.name ?? call.principal.name,
    nowMs: call.nowMs,
  }
  for (const { project, target, ...said } of statements) {
    const projectId = await findProjectByKey(call.db, project)
    if (projectId === null) continue
    for (const { id } of await listTargetsNamed(call.db, { projectId, unit, name: target })) {
      if ((await hasActual(call.db, id)) || (await findStatement(call.db, id))) continue
      await setStated(call.db, id, by)
      await saveStatement(call.db, call.newId(), { targetId: id, ...said }, null, by)
    }
  }
}
