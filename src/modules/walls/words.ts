import type { Title } from '#core/module-card.ts'

export const words = {
  control: { zh: '大屏遥控', en: 'Wall control' },
} as const satisfies Record<string, Title>

/** The six scenes by the key that calls them; who shows them is found by the wall itself. */
export const SCENES = [
  { id: 'overview', digit: 1, zh: '总览', en: 'Overview' },
  { id: 'deadlines', digit: 2, zh: '时限', en: 'Deadlines' },
  { id: 'signs', digit: 3, zh: '体征', en: 'Vital signs' },
  { id: 'street', digit: 4, zh: '街道', en: 'A street' },
  { id: 'emergency', digit: 5, zh: '应急', en: 'Emergencies' },
  { id: 'night', digit: 6, zh: '夜间', en: 'Night' },
] as const
