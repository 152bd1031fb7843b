import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { listChoices } from '../../contract.ts'
import { type Filter, LIMITS } from '../../domain/report-query.ts'
import type { ReportField, SourceCard } from '../../domain/source-card.ts'
import css from './build.module.css'

const NOT_SET = '\u2205'

/** A filter of a field before anything is chosen; it does not narrow yet. */
export function firstFilter({ id, kind }: ReportField): Filter {
  if (kind === 'boolean') return { field: id, is: ['true'] }
  if (kind === 'words') return { field: id, words: '' }
  if (kind === 'number') return { field: id, least: 0 }
  return { field: id, is: [] }
}

/** Filters that are still being written are not asked with. */
export const isWritten = ({ is, words, least, most }: Filter) =>
  is !== undefined
    ? is.length > 0
    : words !== undefined
      ? words.trim() !== ''
      : least !== undefined || most !== undefined

export function FilterRow({
  source,
  filter,
  onChange,
  remove,
}: {
  source: SourceCard
  filter: Filter
  onChange(filter: Filter): void
  remove(): void
}) {
  const { t } = useWords()
  const field = source.fields.find(({ id }) => id === filter.field)
  if (!field) return null
  return (
    <div className={css.filter}>
      <div className={css.chip}>
        <span>{t(field)}</span>
        {field.kind === 'choice' ? (
          <Select
            size="small"
            variant="borderless"
            aria-label={t({ zh: `${field.zh}是或不是`, en: `${field.en} is or is not` })}
            value={filter.not ? 'not' : 'is'}
            options={[
              { value: 'is', label: t({ zh: '是', en: 'is' }) },
              { value: 'not', label: t({ zh: '不是', en: 'is not' }) },
            ]}
            onChange={(value) => onChange({ ...filter, not: value === 'not' })}
          />
        ) : null}
        <Button
          size="small"
          type="text"
          onClick={remove}
          aria-label={t({ zh: `去掉筛选 ${field.zh}`, en: `Take the filter ${field.en} away` })}
        >
          ×
        </Button>
      </div>
      <FilterValue source={source} field={field} filter={filter} onChange={onChange} />
    </div>
  )
}

function FilterValue({
  source,
  field,
  filter,
  onChange,
}: {
  source: SourceCard
  field: ReportField
  filter: Filter
  onChange(filter: Filter): void
}) {
  const { t } = useWords()
  const label = t(field)
  if (field.kind === 'words')
    return <Words label={label} value={filter.words ?? ''} onChange={(words) => onChange({ ...filter, words })} />
  if (field.kind === 'number') {
    const end = (name: 'least' | 'most', words: string) => (
      <InputNumber
        aria-label={`${label}${words}`}
        placeholder={words}
        value={filter[name] ?? null}
        onChange={(value) => {
          const { [name]: _old, ...rest } = filter
          onChange(value === null ? rest : { ...rest, [name]: Number(value) })
        }}
      />
    )
    return (
      <div className={css.ends}>
        {end('least', t({ zh: '至少', en: 'at least' }))}
        {end('most', t({ zh: '至多', en: 'at most' }))}
        <span>{field.unit ? t(field.unit) : ''}</span>
      </div>
    )
  }
  if (field.kind === 'boolean')
    return (
      <Select
        aria-label={label}
        value={filter.is?.[0] === null ? NOT_SET : (filter.is?.[0] ?? 'true')}
        options={[
          { value: 'true', label: t({ zh: '是', en: 'yes' }) },
          { value: 'false', label: t({ zh: '否', en: 'no' }) },
          { value: NOT_SET, label: t({ zh: '未定', en: 'not set' }) },
        ]}
        onChange={(value) => onChange({ ...filter, is: [value === NOT_SET ? null : value] })}
      />
    )
  return <Keys source={source} field={field} filter={filter} onChange={onChange} />
}

function Keys({
  source,
  field,
  filter,
  onChange,
}: {
  source: SourceCard
  field: ReportField
  filter: Filter
  onChange(filter: Filter): void
}) {
  const { t } = useWords()
  const choices = useOperation(
    listChoices,
    { source: source.id, field: field.id },
    { freshForMs: 600_000, forgetful: true },
  )
  return (
    <Select
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(field)}
      placeholder={t({ zh: '选一项或几项', en: 'choose one or more' })}
      maxCount={LIMITS.keys}
      maxTagCount={6}
      loading={choices.loading}
      value={(filter.is ?? []).map((key) => key ?? NOT_SET)}
      options={[
        ...(choices.data?.items ?? []).map((one) => ({ value: one.key, label: t(one) })),
        { value: NOT_SET, label: t({ zh: '未定', en: 'not set' }) },
      ]}
      onChange={(keys: string[]) => onChange({ ...filter, is: keys.map((key) => (key === NOT_SET ? null : key)) })}
    />
  )
}

/** Asked for when the word is whole: at Enter or when the box is left. */
function Words({ label, value, onChange }: { label: string; value: string; onChange(words: string): void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(value)
  const tell = () => typed !== value && onChange(typed)
  return (
    <Input
      aria-label={label}
      maxLength={LIMITS.wordsLetters}
      placeholder={t({ zh: '如：噪声 施工，空格隔开，都要有', en: 'words apart by spaces; all must occur' })}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={tell}
      onPressEnter={tell}
    />
  )
}
