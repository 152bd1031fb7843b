import { Button } from 'antd'
import { clockTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import css from './intake.module.css'
import type { IntakeValues } from './intake-values.ts'
import type { Ending, Filed } from './use-submit.ts'

const ENDINGS: Record<Ending, { zh: string; en: string }> = {
  case: { zh: '已登记，待受理', en: 'Registered, to be accepted' },
  answer: { zh: '已直接答复并办结', en: 'Answered and closed' },
  refer: { zh: '已转其他渠道', en: 'Referred elsewhere' },
  supplement: { zh: '已补充到', en: 'Added to' },
}

/** The number of what was just sent: said to the caller, copied by one key, and out of the way of the next form. */
export function FiledStrip({ filed, atMs }: { filed: Filed; atMs: number }) {
  const { t } = useWords()
  const copy = () => void navigator.clipboard?.writeText(filed.caseNo)
  useKeys([{ keys: '.', title: { zh: '复制案号', en: 'Copy the case number' }, run: copy }])
  return (
    <div className={css.strip} role="status" data-filed={filed.caseNo}>
      <span>{t(ENDINGS[filed.ending])}</span>
      <To className={css.number} href={`/c/cases/${filed.id}`}>
        {filed.caseNo}
      </To>
      <span className={css.matchTitle}>{filed.title}</span>
      <span className={css.hint}>{clockTime(atMs)}</span>
      <Button size="small" onClick={copy}>
        {t({ zh: '复制案号', en: 'Copy number' })}
        <KeyHint keys="." />
      </Button>
    </div>
  )
}

/** The form was left unsent, or others wait that were put aside for a new call. */
export function DraftStrips({
  restored,
  parked,
  clear,
  bringBack,
}: {
  restored: boolean
  parked: readonly IntakeValues[]
  clear(): void
  bringBack(at: number): void
}) {
  const { t } = useWords()
  const nameOf = (values: IntakeValues) =>
    (values.title ?? values.text.slice(0, 16)) || values.address || t({ zh: '无正文', en: 'no words yet' })
  return (
    <>
      {restored ? (
        <div className={css.strip} data-kind="draft" role="status">
          <span>{t({ zh: '已恢复未提交的内容', en: 'What was not sent is back' })}</span>
          <Button size="small" onClick={clear}>
            {t({ zh: '清空，另起一单', en: 'Clear and begin anew' })}
          </Button>
        </div>
      ) : null}
      {parked.length > 0 ? (
        <div className={css.strip} data-kind="draft">
          <span>
            {t({ zh: `放在一边 ${parked.length} 单，未提交：`, en: `${parked.length} put aside, not sent:` })}
          </span>
          {parked.map((values, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: forms put aside have no other identity
            <Button key={at} size="small" onClick={() => bringBack(at)}>
              {t({ zh: `接着填：${nameOf(values)}`, en: `Go on: ${nameOf(values)}` })}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  )
}
