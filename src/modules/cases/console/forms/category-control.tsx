import { Select } from 'antd'
import { useEffect } from 'react'
import { suggestCategories } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useFormSubject } from './form-subject.ts'
import css from './forms.module.css'

/** Three suggestions from the citizen's words by digit, or any category by name, synonym or pinyin initials. */
export function CategoryControl({ id, value, change, invalid }: ControlProps) {
  const { t } = useWords()
  const { detail, names } = useFormSubject()
  const { title, text, channel } = detail.case
  const words = `${title} ${text}`.slice(0, 2000)
  const suggested = useOperation(suggestCategories, { text: words, channel, limit: 3 }, { freshForMs: 300_000 })
  const first = suggested.data?.items[0]?.code
  // Nobody has chosen yet: the best guess stands there to be confirmed.
  useEffect(() => {
    if (value === undefined && first !== undefined) change(first)
  }, [value, first, change])
  const items = suggested.data?.items ?? []
  useKeys(
    items.map((item, index) => ({
      keys: String(index + 1),
      title: { zh: `类别：${item.zh}`, en: `Category: ${names.category(item.code)}` },
      run: () => change(item.code),
    })),
  )
  return (
    <div className={css.stack}>
      <div className={css.row}>
        {items.map((item, index) => (
          <button
            key={item.code}
            data-chip
            type="button"
            className={css.chip}
            aria-pressed={value === item.code}
            title={t(item.why)}
            onClick={() => change(item.code)}
          >
            <span className={css.digit}>{index + 1}</span>
            {names.category(item.code)}
          </button>
        ))}
      </div>
      <Select
        id={id}
        showSearch={{
          filterOption: (input, option) => option?.find.includes(input.toLowerCase()) ?? false,
        }}
        placeholder={t({ zh: '名称、别名或拼音首字母', en: 'Name, synonym or pinyin initials' })}
        status={invalid ? 'error' : ''}
        value={value as string | undefined}
        onChange={change}
        options={names.categoryChoices}
      />
    </div>
  )
}
