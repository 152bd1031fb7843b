import { Light } from '#ui/clock.ts'
import type { InboxLine } from '../contract.ts'

/** The colour of the warning when it was sent; the case itself may be further by now. */
export function LevelMark({ level }: { level: InboxLine['level'] }) {
  if (level === null) return null
  return <Light light={level === 'orange' ? 'orange' : 'red'} word />
}
