import css from './keys.module.css'
import { useSingleKeys } from './use-keys.ts'

/** The key beside the word on a button; hidden when single keys are switched off, so that no button promises too much. */
export function KeyHint({ keys }: { keys: string }) {
  const { on } = useSingleKeys()
  if (!on && !/^(Ctrl\+|F\d|Esc)/.test(keys)) return null
  return (
    <span className={css.key} aria-hidden="true">
      {keys}
    </span>
  )
}
