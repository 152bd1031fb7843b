import { Input } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords, type Words } from '#ui/language.ts'
import css from './forms.module.css'

const CHECK_FAULTS: readonly Words[] = [
  { zh: '现场问题仍在', en: 'still there' },
  { zh: '处理不彻底', en: 'not done thoroughly' },
  { zh: '照片与现场不符', en: 'photos do not match the spot' },
  { zh: '位置不符', en: 'another place' },
  { zh: '处理后又出现', en: 'came back' },
]

/** Why a check failed: from the list by one press or digit, or written. */
export function CheckFaultControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  useKeys(
    CHECK_FAULTS.map((phrase, index) => ({
      keys: String(index + 1),
      title: phrase,
      run: () => change(phrase.zh),
    })),
  )
  return (
    <div className={css.stack}>
      <div className={css.row}>
        {CHECK_FAULTS.map((phrase, index) => (
          <button
            key={phrase.zh}
            data-chip
            type="button"
            className={css.chip}
            aria-pressed={value === phrase.zh}
            onClick={() => change(phrase.zh)}
          >
            <span className={css.digit}>{index + 1}</span>
            {t(phrase)}
          </button>
        ))}
      </div>
      <Input
        id={id}
        maxLength={2000}
        status={invalid ? 'error' : ''}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  )
}
