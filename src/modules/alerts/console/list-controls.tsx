import { Select } from 'antd'
import { listCategories } from '#modules/catalogue/contract.ts'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { CATEGORY_KIND_NAMES } from '../domain/category-kinds.ts'
import { useUnitNames } from './use-unit-names.ts'

const HOUR_MS = 3_600_000

interface Choice {
  value: string
  label: string
}

function Several({ id, value, change, options }: ControlProps & { options: Choice[] }) {
  const { t } = useWords()
  return (
    <Select
      id={id}
      mode="multiple"
      value={(value as string[] | undefined) ?? []}
      onChange={change}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t({ zh: '不限', en: 'any' })}
      style={{ width: '100%' }}
    />
  )
}

/** Phrases as they are typed, each ended by Enter. */
export function WordsControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  return (
    <Select
      id={id}
      mode="tags"
      value={(value as string[] | undefined) ?? []}
      onChange={(words: string[]) => change(words.map((word) => word.trim()).filter(Boolean))}
      open={false}
      suffixIcon={null}
      tokenSeparators={['，', '、', ',']}
      placeholder={t({ zh: '不限；输入词语后按 Enter', en: 'any; type a phrase and press Enter' })}
      style={{ width: '100%' }}
    />
  )
}

export function CategoriesControl(props: ControlProps) {
  const { language } = useWords()
  const { data } = useOperation(listCategories, {}, { freshForMs: HOUR_MS })
  const kinds = Object.entries(CATEGORY_KIND_NAMES).map(([value, label]) => ({ value, label: `${value} ${label}` }))
  const classes = (data?.classes ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))
  const items = (data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))
  return <Several {...props} options={[...kinds, ...classes, ...items]} />
}

export function AreasControl(props: ControlProps) {
  const { data } = useOperation(listAreas, { level: 'street', limit: 500 }, { freshForMs: HOUR_MS })
  return <Several {...props} options={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))} />
}

export function UnitsControl(props: ControlProps) {
  const { choices } = useUnitNames()
  return <Several {...props} options={choices} />
}
