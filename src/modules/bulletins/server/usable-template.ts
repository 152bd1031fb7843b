import type { Runtime } from '#platform/runtime.ts'
import type { Template } from '../domain/template.ts'
import { bulletinFaults } from './faults.ts'
import { templateRoom } from './template-room.ts'

/** A template without a fault; refuses with what is wrong. */
export function usableTemplate(runtime: Runtime, id: string): Template {
  const found = runtime.use(templateRoom).find(id)
  if (!found) throw bulletinFaults.noTemplate(id)
  if (found.faults.length > 0) throw bulletinFaults.badTemplate(found.faults)
  return found.template
}
