import type { Values } from '#ui/form.ts'

/** Work goes on when offices open on the target date. */
const MORNING = 'T09:00:00+08:00'

/** The day that was picked as the instant at which a suspension ends. */
export function withTarget({ target, ...rest }: Values): Values {
  return typeof target === 'string' ? { ...rest, target: `${target}${MORNING}` } : rest
}
