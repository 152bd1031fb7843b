import type { Words } from '../language.ts'

/** A number as a scene shows it; figures of contracts have this shape. */
export interface WallFigure {
  zh: string
  en: string
  value: number | null
  unit: Words
  n: number | null
  lastWeek: number | null
  lastYear: number | null
  better: 'less' | 'more' | null
  why: Words | null
  list: { href: string } | null
  failed?: { href: string } | null
  href: string | null
}

/** Where a press on the number leads. */
export function listOf({ list, href }: Pick<WallFigure, 'list' | 'href'>): string | null {
  return list?.href ?? href
}
