import { Button, Select } from 'antd'
import { Suspense } from 'react'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { caseStates } from '../../contract.ts'
import type { Named, Names } from '../names.ts'
import { stateWords } from './columns.tsx'
import { DayRange } from './day-range.tsx'
import { MORE_NAMES, moreFiltersOf } from './more-filters.ts'

/** Filters of a list of cases; each lives in the address. */
export function Filters({ names, withState }: { names: Names; withState: boolean }) {
  const { t } = useWords()
  const query = useAddressQuery()
  const pick = (name: string, placeholder: string, options: readonly Named[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      placeholder={placeholder}
      aria-label={placeholder}
      value={query.one(name)}
      onChange={(value?: string) => query.change({ [name]: value })}
      options={[...options]}
    />
  )
  const text = query.one('text')
  return (
    <>
      {withState ? (
        <Select
          mode="multiple"
          allowClear
          maxTagCount={1}
          popupMatchSelectWidth={false}
          placeholder={t({ zh: '状态', en: 'State' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          value={query.all('state')}
          onChange={(value: string[]) => query.change({ state: value })}
          options={caseStates.map((state) => ({ value: state, label: t(stateWords(state)) }))}
        />
      ) : null}
      {pick('area', t({ zh: '街道', en: 'Street' }), names.streetChoices)}
      {pick('category', t({ zh: '类别', en: 'Category' }), names.categoryChoices)}
      {pick('unit', t({ zh: '主办单位', en: 'Lead unit' }), names.unitChoices)}
      {pick('channel', t({ zh: '来源', en: 'Channel' }), names.channelChoices)}
      {withState ? (
        <Suspense>
          <DayRange />
        </Suspense>
      ) : null}
      <label>
        <input
          type="checkbox"
          checked={query.one('overdue') === 'true'}
          onChange={(event) => query.change({ overdue: event.target.checked ? 'true' : undefined })}
        />{' '}
        {t({ zh: '只看超期', en: 'Overdue only' })}
      </label>
      {withState ? (
        <label>
          <input
            type="checkbox"
            checked={query.one('direct') === 'true'}
            onChange={(event) => query.change({ direct: event.target.checked ? 'true' : undefined })}
          />{' '}
          {t({ zh: '市直派', en: 'Direct orders' })}
        </label>
      ) : null}
      {moreFiltersOf(query).map(({ name, words }) => (
        <Button key={name} size="small" onClick={() => query.change({ [name]: undefined })}>
          {t({ zh: `${words.zh} ×`, en: `${words.en} ×` })}
        </Button>
      ))}
      {text ? (
        <Button size="small" onClick={() => query.change({ text: undefined })}>
          {t({ zh: `含“${text}” ×`, en: `“${text}” ×` })}
        </Button>
      ) : null}
    </>
  )
}

export const FILTER_NAMES = [
  'state',
  'area',
  'category',
  'unit',
  'channel',
  'from',
  'to',
  'overdue',
  'direct',
  'text',
  ...MORE_NAMES,
]
