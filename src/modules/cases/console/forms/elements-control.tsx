import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import type { CaseState } from '../../contract.ts'
import css from './forms.module.css'

const PARTS = {
  name: { zh: '姓名', en: 'who' },
  time: { zh: '时间', en: 'when' },
  place: { zh: '地点', en: 'where' },
  cause: { zh: '起因', en: 'why' },
  course: { zh: '经过', en: 'what happened' },
} as const satisfies Record<keyof CaseState['elements'], unknown>

/** Which of the five parts of an appeal are known. */
export function ElementsControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const known = (value ?? {}) as Partial<CaseState['elements']>
  return (
    <div className={css.row}>
      {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => (
        <label key={part}>
          <input
            id={part === 'name' ? id : `${id}-${part}`}
            type="checkbox"
            checked={known[part] ?? false}
            onChange={(event) => change({ ...known, [part]: event.target.checked })}
          />{' '}
          {t(PARTS[part])}
        </label>
      ))}
    </div>
  )
}
