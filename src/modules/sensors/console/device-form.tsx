import { Select } from 'antd'
import type { Input } from '#core/operation.ts'
import { listUnits } from '#modules/people/contract.ts'
import { getBasemap, getDistrict } from '#modules/territory/contract.ts'
import { callOperation, useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, PickPoint } from '#ui/map.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type KindView, listDevices, saveDevice } from '../contract.ts'
import type { FoundDevice } from './device-facts.tsx'

type Given = Input<typeof saveDevice>
const HOUR_MS = 3_600_000

/** A device as it stands, as it is sent back with something changed. */
export function givenOf({ device, rules, ownSilenceMinutes }: FoundDevice): Given {
  const { id, name, kind, lon, lat, address, unit, state } = device
  const limits = rules.filter(({ own }) => own).map(({ id: rule, enter, leave }) => ({ rule, enter, leave }))
  return {
    ...{ id, name, kind, lon, lat, address, unit, active: state !== 'off' },
    ...(ownSilenceMinutes === null ? {} : { silenceMinutes: ownSilenceMinutes }),
    ...(limits.length > 0 ? { limits } : {}),
  }
}

/** Registers a device or changes one; limits that are left empty are those of its kind. */
export function DeviceForm({
  standing,
  onClose,
  onSaved,
}: {
  /** Null: a new one. */
  standing: FoundDevice | null
  onClose(): void
  onSaved(id: string): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveDevice)
  const kinds = useOperation(listDevices, { limit: 1 }, { freshForMs: HOUR_MS }).data?.kinds ?? []
  const submit = async (values: Values) => {
    const place = values.place as { lon: number; lat: number }
    const id = standing?.device.id ?? (values.id as string)
    const kind = kinds.find((one) => one.id === values.kind)
    const done = await save.run(
      {
        id,
        name: values.name as string,
        kind: values.kind as string,
        ...place,
        address: (values.address as string | undefined) ?? '',
        unit: values.unit as string,
        active: standing ? standing.device.state !== 'off' : true,
        ...(typeof values.silenceMinutes === 'number' ? { silenceMinutes: values.silenceMinutes } : {}),
        ...(kind ? { limits: limitsOf(kind, values) } : {}),
      },
      standing ? { expectedVersion: standing.version } : {},
    )
    if (!done) return false
    say(standing ? t({ zh: '设备已修改', en: 'Changed' }) : t({ zh: `设备 ${id} 已登记`, en: `${id} is registered` }))
    onSaved(id)
    return true
  }
  if (kinds.length === 0) return null
  return (
    <SidePanel
      title={
        standing ? t({ zh: '修改感知设备', en: 'Change a sensor' }) : t({ zh: '登记感知设备', en: 'Register a sensor' })
      }
      onClose={onClose}
    >
      <Form
        key={standing?.version ?? 'new'}
        fields={fieldsOf(kinds, standing === null)}
        initial={standing ? initialOf(standing) : {}}
        verb={standing ? t({ zh: '保存设备', en: 'Save it' }) : t({ zh: '登记设备', en: 'Register it' })}
        {...(standing ? {} : { draftKey: 'sensors.device' })}
        busy={save.busy}
        problem={save.problem}
        onCancel={onClose}
        onSubmit={submit}
      />
    </SidePanel>
  )
}

function fieldsOf(kinds: readonly KindView[], isNew: boolean): Field[] {
  const id: Field = {
    kind: 'text',
    name: 'id',
    title: { zh: '设备编号', en: 'Number' },
    required: true,
    maxLength: 60,
    hint: {
      zh: '与它上报主题里的编号一致：字母、数字和 _ . : -；登记后不能改',
      en: 'As in the topic of its messages: letters, digits and _ . : -; fixed once registered',
    },
  }
  return [
    ...(isNew ? [id] : []),
    { kind: 'text', name: 'name', title: { zh: '名称', en: 'Name' }, required: true, maxLength: 100 },
    {
      kind: 'choice',
      name: 'kind',
      title: { zh: '种类', en: 'Kind' },
      required: true,
      choices: kinds.map((kind) => ({ value: kind.id, title: kind })),
    },
    { kind: 'custom', name: 'unit', title: { zh: '责任单位', en: 'Unit' }, required: true, control: UnitControl },
    { kind: 'text', name: 'address', title: { zh: '地址', en: 'Address' }, maxLength: 200 },
    {
      kind: 'custom',
      name: 'place',
      title: { zh: '位置', en: 'Place' },
      required: true,
      control: PlaceControl,
      hint: { zh: '点地图，或填经度, 纬度（CGCS2000）', en: 'Press on the map or write longitude, latitude' },
    },
    {
      kind: 'number',
      name: 'silenceMinutes',
      title: { zh: '多少分钟未上报算失联', en: 'Silent after minutes' },
      min: 1,
      max: 44_640,
      folded: true,
      hint: { zh: '不填则按种类', en: 'Left empty: as its kind has it' },
    },
    ...kinds.flatMap((kind) => kind.rules.flatMap((rule) => limitFields(kind, rule))),
  ]
}

function limitFields(kind: KindView, { id, zh, en, enter, leave, unit }: KindView['rules'][number]): Field[] {
  const one = (name: string, title: { zh: string; en: string }, usual: number): Field => ({
    kind: 'number',
    name: `${name}.${id}`,
    title: { zh: `${zh}${title.zh}`, en: `${en}: ${title.en}` },
    min: -1e9,
    max: 1e9,
    folded: true,
    when: (values) => values.kind === kind.id,
    hint: { zh: `不填则按种类：${usual} ${unit}`, en: `Left empty: ${usual} ${unit}, as its kind has it` },
  })
  return [one('enter', { zh: '限值', en: 'limit' }, enter), one('leave', { zh: '恢复值', en: 'way back' }, leave)]
}

function limitsOf(kind: KindView, values: Values) {
  return kind.rules.flatMap(({ id: rule, enter, leave }) => {
    const own = { enter: values[`enter.${rule}`], leave: values[`leave.${rule}`] }
    if (typeof own.enter !== 'number' && typeof own.leave !== 'number') return []
    return [{ rule, enter: Number(own.enter ?? enter), leave: Number(own.leave ?? leave) }]
  })
}

function initialOf(standing: FoundDevice): Values {
  const { lon, lat, limits = [], ...rest } = givenOf(standing)
  const own = limits.flatMap(({ rule, enter, leave }) => [
    [`enter.${rule}`, enter],
    [`leave.${rule}`, leave],
  ])
  return { ...rest, place: { lon, lat }, ...Object.fromEntries(own) }
}

function UnitControl({ id, value, change }: ControlProps) {
  const { t, language } = useWords()
  const units = useOperation(listUnits, { limit: 3000 }, { freshForMs: HOUR_MS }).data?.items ?? []
  return (
    <Select
      id={id}
      value={(value as string | undefined) ?? null}
      onChange={change}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t({ zh: '输入单位名称查找', en: 'Type to find a unit' })}
      options={units.map((unit) => ({ value: unit.id, label: unit[language] || unit.zh }))}
    />
  )
}

const basemap = async (bounds: MapBounds, zoom: number) =>
  (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features

function PlaceControl({ id, value, change }: ControlProps) {
  const district = useOperation(getDistrict, {}, { freshForMs: HOUR_MS }).data
  if (!district?.bbox) return null
  return (
    <PickPoint
      id={id}
      basemap={basemap}
      bounds={district.bbox as MapBounds}
      value={(value as { lon: number; lat: number } | undefined) ?? null}
      onChange={(lon, lat) => change({ lon, lat })}
    />
  )
}
