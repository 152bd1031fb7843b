import type { PlanSubject } from '../../contract.ts'

/** How the address names a project, or a department as a whole. */
export const subjectKey = ({ projectId, unit }: Pick<PlanSubject, 'projectId' | 'unit'>): string => projectId ?? unit
