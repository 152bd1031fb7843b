import type { Words } from './switch-card.ts'

/** Shorthand of the tables of switches. */
export const YES_NO = { kind: 'yesNo' } as const
export const words = (zh: string, en: string): Words => ({ zh, en })
export const OFF = words('不启用', 'off')
export const TIMES = words('次', 'times')

export function limit(longestDays: number) {
  return { kind: 'limit', longestDays } as const
}

export function whole(min: number, max: number, unit?: Words) {
  return { kind: 'number', min, max, step: 1, ...(unit ? { unit } : {}) } as const
}

export function share(min: number, max: number) {
  return { kind: 'number', min, max, share: true } as const
}
