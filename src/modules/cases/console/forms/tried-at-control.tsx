import { Button } from 'antd'
import { toRfc3339 } from '#core/time/local.ts'
import type { ControlProps } from '#ui/form.ts'
import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import css from './forms.module.css'

/** The moments at which nobody answered: one press a call. */
export function TriedAtControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const tries = Array.isArray(value) ? value.map(String) : []
  return (
    <div className={css.row}>
      {tries.map((at) => (
        <span key={at}>
          {clockTime(at)}{' '}
          <Button
            size="small"
            aria-label={t({ zh: `删去 ${clockTime(at)}`, en: `Take out ${clockTime(at)}` })}
            onClick={() => change(tries.filter((one) => one !== at))}
          >
            ×
          </Button>
        </span>
      ))}
      <Button id={id} size="small" onClick={() => change([...tries, toRfc3339(Date.now())])}>
        {t({ zh: '登记一次未接通', en: 'Nobody answered now' })}
      </Button>
    </div>
  )
}
