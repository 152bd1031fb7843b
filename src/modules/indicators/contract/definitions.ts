import type { Title } from '#core/module-card.ts'
import { port } from '#core/port.ts'

/** What indicators mean, for modules that print their figures: one line in plain words; null for an unknown id. */
export interface IndicatorSayings {
  sayingOf(id: string): Title | null
}
export const indicatorSayings = port<IndicatorSayings>('indicators.sayings')
