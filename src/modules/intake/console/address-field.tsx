import { useWords } from '#ui/language.ts'
import css from './intake.module.css'
import type { IntakeValues } from './intake-values.ts'
import { PickField } from './pick-field.tsx'
import { PlaceLine } from './place-line.tsx'
import { choose, keepsPlace, type PlaceReading } from './use-place.ts'

const PRECISIONS = {
  door: { zh: '门牌', en: 'door' },
  building: { zh: '楼栋', en: 'building' },
  poi: { zh: '地点', en: 'place' },
  compound: { zh: '院落小区', en: 'compound' },
  crossing: { zh: '路口', en: 'crossing' },
  road: { zh: '道路', en: 'road' },
  community: { zh: '社区', en: 'community' },
  street: { zh: '街道', en: 'street' },
} as const

/** Where it is, in words; read while it is typed. */
export function AddressField({
  values,
  change,
  reading,
  required,
  fault,
}: {
  values: IntakeValues
  change(patch: Partial<IntakeValues>): void
  reading: PlaceReading
  required: boolean
  fault?: string | undefined
}) {
  const { t, language } = useWords()
  const { candidates, place } = reading
  return (
    <PickField
      label={t({ zh: '地址', en: 'Address' })}
      stop="address"
      required={required}
      fault={fault}
      value={values.address}
      maxLength={300}
      placeholder={t({
        zh: '街道、路名门牌、小区楼栋或地点名称',
        en: 'Street, road and number, compound or place',
      })}
      change={(address) => {
        const stays = keepsPlace(values.place, address)
        change(stays || !values.place ? { address } : { address, place: undefined })
      }}
      digits={false}
      enterTakesFirst={false}
      options={candidates.map((found) => ({
        key: `${found.text} ${found.lon}`,
        title: found.text,
        note: `${t(PRECISIONS[found.precision])} · ${found.why[language]}`,
      }))}
      pick={(at) => change(choose(candidates[at]!))}
      below={
        <div aria-live="polite">
          {place ? <PlaceLine areaCode={place.areaCode} /> : <Unplaced values={values} reading={reading} />}
        </div>
      }
    />
  )
}

function Unplaced({ values, reading }: { values: IntakeValues; reading: PlaceReading }) {
  const { t } = useWords()
  if (values.address.trim().length < 2) return null
  if (reading.problem) return <p className={css.fault}>{reading.problem.detail}</p>
  if (reading.ambiguous)
    return (
      <p className={css.unsure}>
        {t({
          zh: `地址可能在 ${reading.candidates.length} 处，↓ Enter 选一处`,
          en: `It may be at ${reading.candidates.length} places; choose by ↓ Enter`,
        })}
      </p>
    )
  if (reading.unknown)
    return (
      <p className={css.unsure}>
        {t({
          zh: '地址库没有这个地址。补上街道、路名门牌，或在地图上点选',
          en: 'The address book has nothing like it. Add street and number, or click the map',
        })}
      </p>
    )
  if (reading.candidates.length === 0) return null
  return (
    <p className={css.unsure}>
      {t({ zh: '位置不够确定，↓ Enter 选定，或补上门牌', en: 'Not sure enough: choose by ↓ Enter, or add the number' })}
    </p>
  )
}
