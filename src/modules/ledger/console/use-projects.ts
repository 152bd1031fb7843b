import { useOperation } from '#ui/call.ts'
import { listProjects } from '../contract.ts'

const HOUR_MS = 3_600_000

/** Projects to choose from, by name; basic spending has no contracts and no questions of its own. */
export function useProjects(): { value: string; label: string }[] {
  const { data } = useOperation(listProjects, { kind: 'project', limit: 500 }, { freshForMs: HOUR_MS })
  return (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
}
