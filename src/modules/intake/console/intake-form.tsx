import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { placeProblem } from '#ui/form.ts'
import { KeyHint } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { AddressField } from './address-field.tsx'
import { AppealFields } from './appeal-fields.tsx'
import { CallerFields } from './caller-fields.tsx'
import { CategoryField } from './category-field.tsx'
import type { ChannelForm } from './channels.ts'
import { EndingFields } from './ending-fields.tsx'
import css from './intake.module.css'
import type { Derived, IntakeValues } from './intake-values.ts'
import type { Missing } from './missing.ts'
import { NatureFields } from './nature-fields.tsx'
import { PhotoField } from './photo-field.tsx'
import type { Similar } from './use-matches.ts'
import { choosePoint, type PlaceReading } from './use-place.ts'
import type { Submitting } from './use-submit.ts'

type Change = (patch: { [K in keyof IntakeValues]?: IntakeValues[K] | undefined }) => void

export interface IntakeFormProps {
  values: IntakeValues
  change: Change
  form: ChannelForm
  derived: Derived
  reading: PlaceReading
  missing: readonly Missing[]
  submitting: Submitting
  known: Similar | null
  submit(): void
  /** How often sending was asked for since the form was opened. */
  asked: number
}

/** One column in the order in which people talk; Enter goes on, Ctrl+Enter sends. */
export function IntakeForm(props: IntakeFormProps) {
  const { values, change, form, derived, reading, missing, submitting } = props
  const { t } = useWords()
  const box = useRef<HTMLFormElement>(null)
  const [outside, setOutside] = useState(false)
  const said = placeProblem(submitting.problem, (sent) => FIELD_OF[sent.split('.')[0]!] ?? null)
  const faultOf = (name: Missing) =>
    missing.includes(name) ? t({ zh: '必填', en: 'Required' }) : said.atField.get(name)
  const isSupplement = values.supplementOf !== undefined
  const first = useRef(missing[0])
  first.current = missing[0]
  // Only when somebody has asked to send: filling one gap must not pull the cursor to the next.
  useEffect(() => {
    if (props.asked > 0) focusField(box.current, first.current)
    else focusStart(box.current)
  }, [props.asked])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    props.submit()
  }
  const takePosition = async (lon: number, lat: number) => {
    if (values.place || values.address.trim() !== '') return
    const found = await choosePoint(lon, lat, values.address)
    setOutside(found === null)
    if (found) change({ place: found.place, address: found.place.address })
  }
  const photos = (
    <PhotoField
      photos={values.photos}
      change={(photos) => change({ photos })}
      onPosition={(lon, lat) => void takePosition(lon, lat)}
      required={form.seeing}
      fault={faultOf('photos')}
    />
  )
  const category = (
    <CategoryField
      value={values.category}
      change={(code) => change({ category: code })}
      text={`${values.text}`}
      channel={values.channel}
      patrol={form.seeing}
      fault={faultOf('category')}
    />
  )
  const appeal = (
    <AppealFields
      values={values}
      change={change}
      title={derived.title}
      seeing={form.seeing}
      faults={{ text: faultOf('text'), title: faultOf('title') }}
    />
  )
  const address = (
    <AddressField
      values={values}
      change={change}
      reading={reading}
      required={form.seeing}
      fault={
        outside ? t({ zh: '照片位置不在本区，请填地址', en: 'The photo was taken elsewhere' }) : faultOf('address')
      }
    />
  )
  return (
    <form ref={box} className={css.form} onSubmit={onSubmit} noValidate data-form="intake">
      {form.seeing && !isSupplement ? (
        photos
      ) : (
        <CallerFields values={values} change={change} form={form} known={props.known} />
      )}
      <Linked values={values} change={change} />
      {isSupplement ? (
        <>
          {appeal}
          {photos}
        </>
      ) : form.seeing ? (
        <>
          {address}
          {category}
          {appeal}
          <NatureFields values={values} change={change} elements={derived.elements} seeing />
        </>
      ) : (
        <>
          {appeal}
          {address}
          {category}
          <NatureFields values={values} change={change} elements={derived.elements} seeing={false} />
          <EndingFields values={values} change={change} missing={missing} />
          {photos}
        </>
      )}
      {said.below ? <ProblemNotice {...said.below} retry={props.submit} /> : null}
      <footer className={css.foot}>
        <span className={css.hint}>
          {t({ zh: '草稿每 2 秒自动保存在本机', en: 'Kept as a draft every 2 seconds' })}
        </span>
        <Button type="primary" htmlType="submit" loading={submitting.busy}>
          {verbOf(values, submitting.half !== null, t)}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      </footer>
    </form>
  )
}

/** What of other cases the form is tied to, said where the eye is. */
function Linked({ values, change }: { values: IntakeValues; change: Change }) {
  const { t } = useWords()
  const { sameAs, supplementOf } = values
  if (supplementOf)
    return (
      <p className={css.linked} role="status">
        {t({
          zh: `补充到 ${supplementOf.caseNo.slice(-8)}“${supplementOf.title}”，不新建案件`,
          en: `Added to ${supplementOf.caseNo.slice(-8)} “${supplementOf.title}”; no new case`,
        })}{' '}
        <Button size="small" onClick={() => change({ supplementOf: undefined })}>
          {t({ zh: '改为新建', en: 'Make a new case' })}
          <KeyHint keys="F4" />
        </Button>
      </p>
    )
  if (!sameAs) return null
  return (
    <p className={css.linked} role="status">
      {t({
        zh: `登记时注明与 ${sameAs.caseNo.slice(-8)}“${sameAs.title}”是同一件，受理时并单`,
        en: `Registered as the same matter as ${sameAs.caseNo.slice(-8)} “${sameAs.title}”, to be merged at acceptance`,
      })}{' '}
      <Button size="small" onClick={() => change({ sameAs: undefined })}>
        {t({ zh: '取消', en: 'Undo' })}
      </Button>
    </p>
  )
}

/** Which line of this form a field of the operation comes from; what is not here is said below the form. */
const FIELD_OF: Record<string, Missing> = {
  photosBefore: 'photos',
  photos: 'photos',
  text: 'text',
  title: 'title',
  category: 'category',
}

type Say = (words: { zh: string; en: string }) => string

function verbOf(values: IntakeValues, isHalf: boolean, t: Say): string {
  if (values.supplementOf) return t({ zh: '补充', en: 'Add' })
  if (values.way === 'answer')
    return isHalf ? t({ zh: '重新答复', en: 'Answer again' }) : t({ zh: '登记并答复', en: 'Register and answer' })
  if (values.way === 'refer')
    return isHalf ? t({ zh: '重新转出', en: 'Refer again' }) : t({ zh: '登记并转出', en: 'Register and refer' })
  return values.sameAs ? t({ zh: '登记为同一件', en: 'Register as the same' }) : t({ zh: '登记', en: 'Register' })
}

const STOP = 'input:not([type=hidden],:disabled),textarea:not(:disabled)'

function focusField(form: HTMLFormElement | null, name: Missing | undefined): void {
  if (name) form?.querySelector(`[data-field="${name}"]`)?.querySelector<HTMLElement>(STOP)?.focus()
}

/** A number that the telephone brought needs no typing: the words come next. */
function focusStart(form: HTMLFormElement | null): void {
  const phone = form?.querySelector<HTMLInputElement>('[data-field=phone] input')
  const start = phone?.value ? form?.querySelector<HTMLElement>('[data-field=text] textarea') : phone
  ;(start ?? form?.querySelector<HTMLElement>(STOP))?.focus()
}
