import { Button, Checkbox, Select } from 'antd'
import { useWords } from '#ui/language.ts'
import { COMPARISONS, LIMITS, type ReportQuery, TIME_STEPS } from '../../domain/report-query.ts'
import { groupTitle, measureTitle } from '../../domain/say-query.ts'
import type { SourceCard } from '../../domain/source-card.ts'
import { measureKey, measuresOf, withSource } from '../query-state.ts'
import css from './build.module.css'
import { FilterRow, firstFilter } from './filter-row.tsx'
import { PeriodField } from './period-field.tsx'

const ROW_CHOICES = [10, 20, 50, 100, 500, 1000]

/** What the report is of, in plain words; every change shows at once. */
export function FieldPanel({
  query,
  source,
  sources,
  onChange,
}: {
  query: ReportQuery
  source: SourceCard
  sources: readonly SourceCard[]
  onChange(query: ReportQuery): void
}) {
  const { t } = useWords()
  const put = (patch: Partial<ReportQuery>) => {
    const { sort: _sort, ...unsorted } = query
    // What it was sorted by may stand elsewhere now.
    onChange('measures' in patch || 'groups' in patch ? { ...unsorted, ...patch } : { ...query, ...patch })
  }
  const groupable = source.fields.filter(({ kind }) => kind === 'choice' || kind === 'boolean')
  const groupChoices = [
    ...groupable.map((field) => ({ value: field.id, label: t(field) })),
    ...Object.entries(TIME_STEPS).map(([step, words]) => ({
      value: `time:${step}`,
      label: t({ zh: `按${words.zh}`, en: `by ${words.en}` }),
    })),
  ]
  const measureChoices = measuresOf(source)
  return (
    <div className={css.panel}>
      <Part title={t({ zh: '数据', en: 'Data' })}>
        <Select
          aria-label={t({ zh: '数据来源', en: 'Source' })}
          value={source.id}
          options={sources.map((one) => ({ value: one.id, label: t(one) }))}
          onChange={(id) => onChange(withSource(query, sources.find((one) => one.id === id) ?? source))}
        />
        <PeriodField period={query.period} onChange={(period) => put({ period })} />
        <Select
          aria-label={t({ zh: '时间口径', en: 'Which moment' })}
          value={query.time}
          options={source.times.map((one) => ({ value: one.id, label: t({ zh: `按${one.zh}`, en: `by ${one.en}` }) }))}
          onChange={(time) => put({ time })}
        />
      </Part>
      <Part title={t({ zh: `分组（最多 ${LIMITS.groups}）`, en: `Groups (up to ${LIMITS.groups})` })}>
        {query.groups.map((group, at) => (
          <Chip
            key={group}
            label={t(groupTitle(group, query, source))}
            remove={() => put({ groups: query.groups.filter((one) => one !== group) })}
            {...(at > 0 ? { raise: () => put({ groups: raised(query.groups, at) }) } : {})}
          />
        ))}
        {query.groups.length < LIMITS.groups ? (
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t({ zh: '加分组', en: 'Add a group' })}
            placeholder={t({ zh: '加分组', en: 'Add a group' })}
            value={null}
            options={groupChoices.filter(({ value }) => !query.groups.includes(value))}
            onChange={(value: string | null) => value !== null && put({ groups: [...query.groups, value] })}
          />
        ) : null}
      </Part>
      <Part title={t({ zh: `指标（最多 ${LIMITS.measures}）`, en: `Measures (up to ${LIMITS.measures})` })}>
        {query.measures.map((measure, at) => (
          <Chip
            key={measureKey(measure)}
            label={t(measureTitle(measure, source))}
            {...(query.measures.length > 1
              ? { remove: () => put({ measures: query.measures.filter((_one, other) => other !== at) }) }
              : {})}
            {...(at > 0 ? { raise: () => put({ measures: raised(query.measures, at) }) } : {})}
          />
        ))}
        {query.measures.length < LIMITS.measures ? (
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t({ zh: '加指标', en: 'Add a measure' })}
            placeholder={t({ zh: '加指标', en: 'Add a measure' })}
            value={null}
            popupMatchSelectWidth={300}
            options={measureChoices
              .filter((one) => !query.measures.some((other) => measureKey(other) === measureKey(one)))
              .map((one) => ({ value: measureKey(one), label: t(measureTitle(one, source)) }))}
            onChange={(key: string | null) => {
              const measure = measureChoices.find((one) => measureKey(one) === key)
              if (measure) put({ measures: [...query.measures, measure] })
            }}
          />
        ) : null}
      </Part>
      <Part title={t({ zh: '筛选', en: 'Filters' })}>
        {query.filters.map((filter, at) => (
          <FilterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a field may be filtered twice, and rows never move
            key={`${filter.field}-${at}`}
            source={source}
            filter={filter}
            onChange={(changed) => put({ filters: query.filters.map((one, other) => (other === at ? changed : one)) })}
            remove={() => put({ filters: query.filters.filter((_one, other) => other !== at) })}
          />
        ))}
        {query.filters.length < LIMITS.filters ? (
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t({ zh: '加筛选', en: 'Add a filter' })}
            placeholder={t({ zh: '加筛选', en: 'Add a filter' })}
            value={null}
            options={source.fields.map((field) => ({ value: field.id, label: t(field) }))}
            onChange={(id: string | null) => {
              const field = source.fields.find((one) => one.id === id)
              if (field) put({ filters: [...query.filters, firstFilter(field)] })
            }}
          />
        ) : null}
      </Part>
      <Part title={t({ zh: '对比和口径', en: 'Comparison and scope' })}>
        <Checkbox.Group
          options={Object.entries(COMPARISONS).map(([value, words]) => ({ value, label: t(words) }))}
          value={[...(query.compare ?? [])]}
          onChange={(compare) => put({ compare: compare as NonNullable<ReportQuery['compare']> })}
        />
        {source.switches.map((one) => (
          <div key={one.id} className={css.labelled}>
            <span aria-hidden>{t(one)}</span>
            <Select
              aria-label={t(one)}
              value={query.switches?.[one.id] ?? one.choices[0]!.id}
              options={one.choices.map((choice) => ({ value: choice.id, label: t(choice) }))}
              onChange={(choice) => put({ switches: { ...query.switches, [one.id]: choice } })}
            />
          </div>
        ))}
        <div className={css.labelled}>
          <span aria-hidden>{t({ zh: '最多行数', en: 'At most' })}</span>
          <Select
            aria-label={t({ zh: '最多行数', en: 'At most' })}
            value={query.limit}
            options={ROW_CHOICES.map((value) => ({ value, label: t({ zh: `${value} 行`, en: `${value} lines` }) }))}
            onChange={(limit) => put({ limit })}
          />
        </div>
      </Part>
    </div>
  )
}

function raised<T>(list: readonly T[], at: number): T[] {
  const moved = [...list]
  moved.splice(at - 1, 2, list[at]!, list[at - 1]!)
  return moved
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function Chip({ label, remove, raise }: { label: string; remove?: () => void; raise?: () => void }) {
  const { t } = useWords()
  return (
    <div className={css.chip}>
      <span>{label}</span>
      {raise ? (
        <Button
          size="small"
          type="text"
          onClick={raise}
          aria-label={t({ zh: `上移 ${label}`, en: `Move ${label} up` })}
        >
          ↑
        </Button>
      ) : null}
      {remove ? (
        <Button
          size="small"
          type="text"
          onClick={remove}
          aria-label={t({ zh: `去掉 ${label}`, en: `Take ${label} away` })}
        >
          ×
        </Button>
      ) : null}
    </div>
  )
}
