import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { DeviceRow, DeviceState } from '../contract.ts'
import { STATE_NAMES } from '../words.ts'
import { silentFor } from './device-words.ts'
import css from './sensors.module.css'

const SHAPES: Readonly<Record<DeviceState, string>> = { problem: '▲', silent: '◇', never: '○', normal: '●', off: '—' }

/** A shape and a word with each colour; how long a silent one has been silent. */
export function DeviceStateMark({ device }: { device: DeviceRow }) {
  const { t, language } = useWords()
  const silent = silentFor(device, useNow(), language)
  return (
    <span className={css.state} data-state={device.state}>
      <span aria-hidden="true">{SHAPES[device.state]}</span> {t(STATE_NAMES[device.state])}
      {silent ? ` ${silent}` : ''}
    </span>
  )
}

export function SimulatedMark() {
  const { t } = useWords()
  return <span className={css.mark}>{t({ zh: '模拟', en: 'simulated' })}</span>
}
