import { useNow } from '../format.ts'
import { useWords } from '../language.ts'
import css from './clock.module.css'
import { type ClockFacts, clockText, leftText } from './clock-text.ts'
import { Light, type LightName } from './light.tsx'

/** The light as it is now: a clock that passed its due since it was fetched is overdue at once. */
export function lightNow(clock: ClockFacts, nowMs: number): LightName {
  const runs = !clock.stopped && clock.light !== 'paused' && clock.light !== 'none'
  return runs && clock.due !== null && nowMs > Date.parse(clock.due) ? 'red' : clock.light
}

/** Light and time left; `short` without the date it is due. */
export function ClockLine({ clock, short = false }: { clock: ClockFacts | null; short?: boolean }) {
  const nowMs = useNow()
  const { language } = useWords()
  const shown: ClockFacts = clock ?? { light: 'none', due: null, left: null }
  const light = lightNow(shown, nowMs)
  const text = short ? leftText(shown, nowMs, language) : clockText(shown, nowMs, language)
  return (
    <span className={css.line} data-light={light} title={clockText(shown, nowMs, language)}>
      <Light light={light} />
      <span>{text}</span>
    </span>
  )
}
