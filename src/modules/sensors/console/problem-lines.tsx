import { duration, shortTime, tableTime, useNow } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import type { DeviceProblem } from '../contract.ts'
import { numberText } from './device-words.ts'

/** What went wrong, newest first: from when to when, at which value, and the case that it opened. */
export function ProblemLines({ problems, unit }: { problems: readonly DeviceProblem[]; unit?: string }) {
  const { t, language } = useWords()
  const nowMs = useNow()
  return (
    <Lines>
      {problems.map((one) => {
        const endMs = one.endedAt ? Date.parse(one.endedAt) : nowMs
        const lasted = duration(endMs - Date.parse(one.beganAt), language)
        return (
          <li key={one.id}>
            <span className={one.endedAt ? undefined : 'over'}>{t(one.title)}</span>
            <span className="meta" title={tableTime(one.beganAt)}>
              {one.endedAt
                ? t({
                    zh: `${shortTime(one.beganAt, nowMs)} 至 ${shortTime(one.endedAt, nowMs)}，共 ${lasted}`,
                    en: `${shortTime(one.beganAt, nowMs)} to ${shortTime(one.endedAt, nowMs)}, ${lasted}`,
                  })
                : t({
                    zh: `自 ${shortTime(one.beganAt, nowMs)}，已 ${lasted}`,
                    en: `since ${shortTime(one.beganAt, nowMs)}, ${lasted}`,
                  })}
              {one.value === null
                ? ''
                : t({
                    zh: `；触发值 ${numberText(one.value)} ${unit ?? ''}`,
                    en: `; at ${numberText(one.value)} ${unit ?? ''}`,
                  })}
              {one.returns > 0 ? t({ zh: `；反复 ${one.returns} 次`, en: `; came back ${one.returns} times` }) : ''}
            </span>
            {one.caseId ? (
              <span>
                <To href={`/c/cases/${one.caseId}`}>{one.caseNo}</To>{' '}
                <span className="meta">
                  {one.caseOpen ? t({ zh: '在办', en: 'open' }) : t({ zh: '已办结', en: 'ended' })}
                </span>
              </span>
            ) : null}
            {one.refusal ? (
              <span className="over">{t({ zh: `未能立案：${one.refusal}`, en: `No case: ${one.refusal}` })}</span>
            ) : null}
          </li>
        )
      })}
    </Lines>
  )
}
