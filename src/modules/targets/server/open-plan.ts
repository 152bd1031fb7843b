import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { openPlan } from '../contract.ts'
import { mayTouch, seenPlanOf } from './plan-of.ts'
import { addPlan } from './plan-store.ts'
import { planRow } from './plan-view.ts'
import { findProject } from './project-store.ts'
import { schemeBook } from './scheme-book.ts'
import { targetFaults } from './target-faults.ts'

export const openPlanHandler = handle(openPlan, async ({ id, projectId, unit, year, scheme }, call) => {
  const book = call.runtime.use(schemeBook)
  const key = scheme ?? book.usual().key
  if (!book.find(key)) throw targetFaults.schemeUnknown(key)
  const owner = await ownerOf(call, { projectId, unit, year })
  if (!(await addPlan(call.db, { id, projectId: projectId ?? null, unit: owner, year, scheme: key })))
    throw targetFaults.planExists()
  call.note(id, { year, scheme: key })
  return planRow(await seenPlanOf(call, id))
})

/** The unit whose it is: of the project that runs in the year, or of the department named; the caller's post reaches it. */
export async function ownerOf(
  call: Call,
  { projectId, unit, year }: { projectId?: string | undefined; unit?: string | undefined; year: number },
): Promise<string> {
  if (projectId === undefined) {
    if (unit === undefined) throw targetFaults.unitNeeded()
    if (!mayTouch(call, unit)) throw targetFaults.notYourUnit()
    return unit
  }
  const project = await findProject(call.db, projectId)
  if (!project || !mayTouch(call, project.unit)) throw targetFaults.projectNotFound()
  if (project.kind !== 'project') throw targetFaults.basicSpending()
  if (year < project.fromYear || year > (project.toYear ?? year)) throw targetFaults.notInYear(year)
  return project.unit
}
