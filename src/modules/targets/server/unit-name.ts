import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'

export const unitName = ({ runtime }: Call, id: string): string => runtime.use(unitBook).find(id)?.zh ?? id
