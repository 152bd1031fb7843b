import { Button, Popover, Select } from 'antd'
import { useId } from 'react'
import { urgencies } from '#modules/cases/contract.ts'
import { listCategories, listChannels } from '#modules/catalogue/contract.ts'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { LIGHT_WORDS, Light } from '#ui/clock.ts'
import { useWords } from '#ui/language.ts'
import { CASE_LIGHTS } from '../../contract.ts'
import type { CaseFilter } from './map-query.ts'
import over from './over.module.css'

const HOUR = { freshForMs: 3_600_000 }
const WORST_FIRST = [...CASE_LIGHTS].reverse()

/** The signs of cases with their words, which also choose; other choices behind one button. */
export function CaseBar({
  filter,
  change,
}: {
  filter: CaseFilter
  change(patch: Record<string, string | readonly string[] | undefined>): void
}) {
  const { t } = useWords()
  const more = [filter.urgency, filter.category, filter.channel, filter.area].filter((one) => one !== null).length
  return (
    <div className={over.caseBar}>
      <fieldset className={over.lights} aria-label={t({ zh: '案件按时限灯筛选', en: 'Cases by light' })}>
        {WORST_FIRST.map((light) => {
          const chosen = filter.lights.includes(light)
          const next = chosen ? filter.lights.filter((one) => one !== light) : [...filter.lights, light]
          return (
            <button
              key={light}
              type="button"
              aria-pressed={chosen}
              onClick={() => change({ light: next.length > 0 ? next : undefined })}
            >
              <Light light={light} />
              <span aria-hidden="true">{t(LIGHT_WORDS[light])}</span>
            </button>
          )
        })}
      </fieldset>
      <Popover trigger="click" placement="topLeft" content={<MoreFilters filter={filter} change={change} />}>
        <Button size="small">
          {more > 0
            ? t({ zh: `筛选案件（${more}）`, en: `Filter (${more})` })
            : t({ zh: '筛选案件', en: 'Filter cases' })}
        </Button>
      </Popover>
      {more > 0 || filter.lights.length > 0 ? (
        <Button
          size="small"
          onClick={() =>
            change({ light: undefined, urgency: undefined, category: undefined, channel: undefined, area: undefined })
          }
        >
          {t({ zh: '清除', en: 'Clear' })}
        </Button>
      ) : null}
    </div>
  )
}

function MoreFilters({ filter, change }: Parameters<typeof CaseBar>[0]) {
  const { t, language } = useWords()
  const id = useId()
  const classes = useOperation(listCategories, { withInactive: true }, HOUR).data?.classes ?? []
  const channels = useOperation(listChannels, {}, HOUR).data?.items ?? []
  const streets = useOperation(listAreas, { level: 'street', limit: 200 }, HOUR).data?.items ?? []
  const fields = [
    [
      'urgency',
      { zh: '紧急程度', en: 'Urgency' },
      filter.urgency,
      Object.entries(urgencies).map(([value, words]) => ({ value, label: t(words) })),
    ],
    [
      'category',
      { zh: '大类', en: 'Class' },
      filter.category,
      classes.map((one) => ({ value: one.code, label: one[language] })),
    ],
    ['area', { zh: '街道', en: 'Street' }, filter.area, streets.map((one) => ({ value: one.code, label: one.name }))],
    [
      'channel',
      { zh: '来源', en: 'Channel' },
      filter.channel,
      channels.map((one) => ({ value: one.id, label: one[language] })),
    ],
  ] as const
  return (
    <div className={over.moreFilters}>
      {fields.map(([name, words, value, options]) => (
        <div key={name} className={over.field}>
          <label htmlFor={id + name}>{t(words)}</label>
          <Select
            id={id + name}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t({ zh: '不限', en: 'any' })}
            aria-label={t(words)}
            value={value ?? undefined}
            onChange={(next?: string) => change({ [name]: next })}
            options={options}
          />
        </div>
      ))}
    </div>
  )
}
