import { clockTime, msOf } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Block, OpenList, useWallNow } from '#ui/wall.ts'
import type { WallCase } from '../contract.ts'
import { lateText } from './late-text.ts'
import css from './newest-pressing.module.css'

/** The newest of what cannot wait, told in full: what, where, whose, since when, how long still. */
export function NewestPressing({ one }: { one: WallCase | undefined }) {
  const { t, language } = useWords()
  const now = useWallNow()
  if (!one) return null
  const { title, address, streetWords, unitWords, stateWords, due, overdue, reportedAt, href } = one
  const place = address ?? (streetWords ? t(streetWords) : null)
  return (
    <Block
      title={t({ zh: '最新一件', en: 'The newest' })}
      note={t({
        zh: `${dayWord(reportedAt, now, 'zh')}${clockTime(reportedAt)} 上报`,
        en: `reported ${clockTime(reportedAt)}`,
      })}
    >
      <div className={css.one}>
        <OpenList href={href} className={css.title}>
          {title}
        </OpenList>
        {place ? <p>{place}</p> : null}
        <p>
          {unitWords ? `${t(unitWords)} ` : ''}
          {t(stateWords)}
          {due === null ? null : (
            <b data-over={overdue}>{` ${overdue ? '■ ' : ''}${lateText(msOf(due), now, language)}`}</b>
          )}
        </p>
      </div>
    </Block>
  )
}

const DAY_MS = 86_400_000

function dayWord(at: string, nowMs: number, language: 'zh' | 'en'): string {
  if (nowMs - msOf(at) < DAY_MS || language === 'en') return ''
  return `${Math.floor((nowMs - msOf(at)) / DAY_MS)} 天前 `
}
