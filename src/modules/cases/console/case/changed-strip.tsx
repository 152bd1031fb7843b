import { Button } from 'antd'
import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

/** Somebody else changed the case while the form was open: what, who, when. The form keeps what was typed. */
export function ChangedStrip({ detail, seen, onSeen }: { detail: CaseDetail; seen: number; onSeen(): void }) {
  const { t } = useWords()
  if (detail.case.version <= seen) return null
  const lines = detail.record.filter((line) => line.seq > seen)
  const say = lines
    .map((line) => ({
      zh: `${line.person ?? '系统'} ${clockTime(line.occurredAt)} ${line.zh}`,
      en: `${line.person ?? 'the system'} ${clockTime(line.occurredAt)} ${line.en}`,
    }))
    .map(t)
    .join(t({ zh: '；', en: '; ' }))
  return (
    <div className={css.changed} role="alert">
      <p>
        {t({ zh: `此案刚有变化：${say}。你填写的内容已保留`, en: `The case has changed: ${say}. Your input is kept` })}
      </p>
      <Button size="small" onClick={onSeen}>
        {t({ zh: '已看，继续办理', en: 'Seen, go on' })}
      </Button>
    </div>
  )
}
