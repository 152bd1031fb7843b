import { useWords } from '#ui/language.ts'
import type { RosterShift } from '../contract.ts'
import { SHIFT_WORDS } from '../words.ts'
import css from './people.module.css'
import { isRunning } from './roster-lines.ts'
import { weekdaysText } from './weekdays-text.ts'

/** One line of the roster in words. */
export function ShiftLine({ shift, nowMs }: { shift: RosterShift; nowMs: number }) {
  const { t, language } = useWords()
  const until = shift.validTo
    ? t({ zh: `${shift.validFrom} 至 ${shift.validTo}`, en: `${shift.validFrom} to ${shift.validTo}` })
    : t({ zh: `${shift.validFrom} 起长期`, en: `from ${shift.validFrom}` })
  const areas = shift.areaCodes.length
  return (
    <div>
      <p>
        <b>{shift.name}</b> {shift.phoneMasked}
        {isRunning(shift, nowMs) ? <span className={css.on}>{t({ zh: '在班', en: 'on shift' })}</span> : null}
      </p>
      <p>
        {t(SHIFT_WORDS[shift.shift])} {shift.startsAt}–{shift.endsAt} {weekdaysText(shift.weekdays, language)}
      </p>
      <p className={css.meta}>
        {shift.unitZh} · {t({ zh: `负责 ${areas} 个区域`, en: `${areas} areas` })} · {until}
      </p>
    </div>
  )
}
