import type { QualityForm } from './quality-rules.ts'

/** What invented reviewers give a case: most items in full, some in part, photos and contact now and then not applicable. */
export function demoMarks(
  form: QualityForm,
  share: (salt: string) => number,
): { marks: Record<string, number | null>; findings: string[] } {
  const isPoor = share('poor') > 0.86
  const marks: Record<string, number | null> = {}
  for (const { id, points } of form.items) {
    const luck = share(id)
    const mayLeave = id === 'contact' || id === 'photos'
    if (mayLeave && luck > 0.85 && share('leave') > 0.5) marks[id] = null
    else if (isPoor) marks[id] = Math.round(points * luck * 0.7)
    else marks[id] = luck > 0.3 ? points : Math.round(points * (0.5 + luck))
  }
  const kinds = form.findings.map(({ id }) => id)
  const found = isPoor ? kinds[Math.floor(share('finding') * kinds.length)] : undefined
  return { marks, findings: found ? [found] : [] }
}
