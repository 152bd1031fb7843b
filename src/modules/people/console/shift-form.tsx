import { Input } from 'antd'
import { useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { type ControlProps, Form } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Skeleton } from '#ui/page.ts'
import { useMe } from '#ui/session.tsx'
import { type RosterShift, type ShiftKind, saveRosterShift } from '../contract.ts'
import { SHIFT_KINDS } from '../domain/shift.ts'
import { SHIFT_WORDS, WEEKDAY_WORDS, words } from '../words.ts'
import { AreaSelect } from './area-select.tsx'
import { clockOf } from './clock-of.ts'
import css from './people.module.css'
import { PersonSelect } from './person-select.tsx'
import { UnitSelect } from './unit-select.tsx'
import { useUnits } from './use-units.ts'

const HOURS: Record<ShiftKind, { startsAt: string; endsAt: string }> = {
  day: { startsAt: '08:00', endsAt: '16:00' },
  evening: { startsAt: '16:00', endsAt: '00:00' },
  night: { startsAt: '00:00', endsAt: '08:00' },
}

/** Adds a line or changes it; a last day in the past ends it, and it stays in the list as history. */
export function ShiftForm({
  shift,
  newId,
  areaCode,
  onDone,
}: {
  shift?: RosterShift
  newId?: string
  areaCode?: string
  onDone(): void
}) {
  const { t } = useWords()
  const me = useMe()
  const confirm = useConfirm()
  const { units } = useUnits()
  const save = useCommand(saveRosterShift)
  const unitOfArea = units.find((unit) => unit.areaCode === areaCode?.slice(0, 12))?.id
  const initial = shift
    ? { ...shift, validTo: shift.validTo ?? undefined, knownName: shift.name, knownId: shift.personId }
    : {
        unit: unitOfArea ?? me.posts[0]?.unit,
        shift: 'day',
        ...HOURS.day,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        areaCodes: areaCode ? [areaCode] : [],
        validFrom: today(),
      }
  // The form takes its first values once: it must know the unit of the area by then.
  if (units.length === 0) return <Skeleton lines={8} />
  return (
    <Form
      fields={[
        { kind: 'custom', name: 'unit', title: words.unit, required: true, control: UnitControl },
        { kind: 'custom', name: 'personId', title: words.person, required: true, control: PersonControl },
        {
          kind: 'custom',
          name: 'shift',
          title: { zh: '班次', en: 'Shift' },
          required: true,
          control: ShiftControl,
        },
        {
          kind: 'custom',
          name: 'startsAt',
          title: { zh: '开始', en: 'Starts' },
          required: true,
          control: ClockControl,
        },
        {
          kind: 'custom',
          name: 'endsAt',
          title: { zh: '结束', en: 'Ends' },
          required: true,
          control: ClockControl,
          hint: { zh: '不晚于开始则为次日', en: 'At or before the start: on the next day' },
        },
        {
          kind: 'custom',
          name: 'weekdays',
          title: { zh: '星期', en: 'Days' },
          required: true,
          control: WeekdayControl,
        },
        {
          kind: 'custom',
          name: 'areaCodes',
          title: { zh: '负责区域', en: 'Areas' },
          required: true,
          control: AreaControl,
        },
        { kind: 'date', name: 'validFrom', title: { zh: '首日', en: 'First day' }, required: true },
        {
          kind: 'date',
          name: 'validTo',
          title: { zh: '末日', en: 'Last day' },
          hint: { zh: '空为长期；填今天以前的日期即结束', en: 'Empty: until further notice' },
        },
      ]}
      initial={initial}
      verb={shift ? t({ zh: '保存排班', en: 'Save the line' }) : t({ zh: '增加排班', en: 'Add the line' })}
      busy={save.busy}
      problem={save.problem}
      onCancel={onDone}
      foretell={(values) =>
        t({
          zh: `保存后立即生效：${(values.areaCodes as string[] | undefined)?.length ?? 0} 个区域在班次内由此人负责。`,
          en: `Holds at once for ${(values.areaCodes as string[] | undefined)?.length ?? 0} areas.`,
        })
      }
      onSubmit={async (values) => {
        const validTo = (values.validTo as string | undefined) ?? null
        if (shift && validTo !== null && validTo < today()) {
          const yes = await confirm({
            title: t({ zh: `结束${shift.name}的排班`, en: `End the line of ${shift.name}` }),
            detail: t({
              zh: '结束后，这些区域在此班次由其他在班人员或常设人员负责。',
              en: 'Others on shift, or whoever is appointed, then answer for these areas.',
            }),
            verb: t({ zh: '结束排班', en: 'End the line' }),
            danger: true,
          })
          if (!yes) return false
        }
        const answer = await save.run(
          {
            id: shift?.id ?? newId ?? '',
            personId: values.personId as string,
            unit: values.unit as string,
            shift: values.shift as ShiftKind,
            areaCodes: values.areaCodes as string[],
            weekdays: values.weekdays as number[],
            startsAt: clockOf(values.startsAt as string) ?? (values.startsAt as string),
            endsAt: clockOf(values.endsAt as string) ?? (values.endsAt as string),
            validFrom: values.validFrom as string,
            validTo,
          },
          shift ? { expectedVersion: shift.version } : {},
        )
        if (answer) onDone()
        return answer !== null
      }}
    />
  )
}

function UnitControl({ id, value, changeMany }: ControlProps) {
  return (
    <UnitSelect
      id={id}
      value={value as string | undefined}
      change={(unit) => changeMany({ unit, personId: undefined })}
    />
  )
}

function PersonControl({ id, value, change, values }: ControlProps) {
  const { knownId, knownName, unit } = values as { knownId?: string; knownName?: string; unit?: string }
  return (
    <PersonSelect
      id={id}
      value={value as string | undefined}
      change={change}
      unit={unit}
      known={knownId !== undefined && knownName !== undefined ? { id: knownId, name: knownName } : undefined}
    />
  )
}

function ShiftControl({ id, value, changeMany }: ControlProps) {
  const { t } = useWords()
  return (
    <div className={css.row} role="radiogroup" aria-labelledby={`${id}-label`}>
      {SHIFT_KINDS.map((kind, index) => (
        <label key={kind} className={css.pick}>
          <input
            id={index === 0 ? id : `${id}-${kind}`}
            type="radio"
            name={id}
            checked={value === kind}
            // The usual hours of the shift; they can be changed below.
            onChange={() => changeMany({ shift: kind, ...HOURS[kind] })}
          />
          {t(SHIFT_WORDS[kind])}
        </label>
      ))}
    </div>
  )
}

/** 24 hours whatever the machine's own habit: browsers write their time fields as the system does. */
function ClockControl({ id, value, change, invalid }: ControlProps) {
  const text = typeof value === 'string' ? value : ''
  const { t } = useWords()
  return (
    <Input
      id={id}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={() => change(clockOf(text) ?? text)}
      inputMode="numeric"
      maxLength={5}
      status={invalid || (text !== '' && clockOf(text) === null) ? 'error' : ''}
      placeholder={t({ zh: '如 08:00', en: 'e.g. 08:00' })}
      style={{ width: 96 }}
    />
  )
}

function WeekdayControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const chosen = Array.isArray(value) ? (value as number[]) : []
  return (
    <div className={css.row}>
      {WEEKDAY_WORDS.map((word, index) => {
        const day = index + 1
        return (
          <label key={word.en} className={css.pick}>
            <input
              id={index === 0 ? id : `${id}-${day}`}
              type="checkbox"
              checked={chosen.includes(day)}
              onChange={() =>
                change(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort())
              }
            />
            {t(word)}
          </label>
        )
      })}
    </div>
  )
}

function AreaControl({ id, value, change, values }: ControlProps) {
  const { find } = useUnits()
  const within = find((values.unit as string | undefined) ?? '')?.areaCode ?? null
  return <AreaSelect id={id} value={(value as string[] | undefined) ?? []} change={change} within={within} />
}
