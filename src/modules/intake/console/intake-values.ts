import type { Input } from '#core/operation.ts'
import type { report } from '#modules/cases/contract.ts'
import { type Elements, elementsOf } from '../domain/elements-of.ts'
import { titleOf } from '../domain/title-of.ts'

/** A case that already exists, as far as the form speaks of it. */
export interface CaseMention {
  id: string
  caseNo: string
  title: string
}

export interface ChosenPlace {
  lon: number
  lat: number
  areaCode: string | null
  /** The address as the form held it when this was chosen: words typed after it do not move the place. */
  address: string
}

/** How the form ends: as a case for others to handle, or at once by the operator. */
export type Way = 'case' | 'answer' | 'refer'

type ReportInput = Input<typeof report>

/** All that the form holds; what is left undefined is derived or not said. Kept as a draft as it is. */
export interface IntakeValues {
  channel: string
  /** The call that the form was opened from: its number stays with the server and is shown masked. */
  call?: { id: string; phoneMasked: string | null }
  phone: string
  name: string
  text: string
  title?: string
  address: string
  place?: ChosenPlace
  category?: string
  appealType: NonNullable<ReportInput['appealType']>
  urgency: NonNullable<ReportInput['urgency']>
  hideIdentity: boolean
  elements: Partial<Elements>
  externalNo: string
  link: string
  givenDue: string
  photos: string[]
  sameAs?: CaseMention
  /** The words go to this case instead of making a new one. */
  supplementOf?: CaseMention
  way: Way
  answer: string
  knowledgeId: string
  agreed: boolean
  otherChannel?: string
  told: boolean
}

export function emptyValues(channel: string): IntakeValues {
  return {
    channel,
    phone: '',
    name: '',
    text: '',
    address: '',
    appealType: 'complaint',
    urgency: 'normal',
    hideIdentity: false,
    elements: {},
    externalNo: '',
    link: '',
    givenDue: '',
    photos: [],
    way: 'case',
    answer: '',
    knowledgeId: '',
    agreed: false,
    told: false,
  }
}

/** Is there anything that somebody would miss? */
export function isWorthKeeping({ call, phone, name, text, address, photos, externalNo }: IntakeValues): boolean {
  if (call) return true
  return [phone, name, text, address, externalNo].some((value) => value.trim() !== '') || photos.length > 0
}

/** Where the matter is: what was chosen, else what the address was read as. */
export interface PlaceNow {
  lon?: number
  lat?: number
  areaCode: string | null
  confirmed: boolean
}

export function elementsNow(values: IntakeValues, place: PlaceNow | null): Elements {
  const derived = elementsOf({
    text: `${values.text}\n${values.title ?? ''}`,
    named: values.name.trim() !== '',
    placed: place !== null,
  })
  return { ...derived, ...values.elements }
}

/** The title in force; a report without words is named by its class and place. */
export function titleNow(values: IntakeValues, categoryZh: string | null): string {
  if (values.title !== undefined && values.title.trim() !== '') return values.title.trim()
  const derived = titleOf(values.text)
  if (derived !== '') return derived
  return [values.address.trim(), categoryZh ?? ''].filter((part) => part !== '').join(' ')
}

export interface Derived {
  title: string
  place: PlaceNow | null
  elements: Elements
  /** Citizens ask here: name and telephone are part of the matter. */
  asksWho: boolean
}

/** The form as the command `cases.report` wants it. */
export function reportInput(values: IntakeValues, { title, place, elements, asksWho }: Derived): ReportInput {
  const words = (text: string) => (text.trim() === '' ? undefined : text.trim())
  const address = words(values.address)
  const [name, phone, link] = [words(values.name), words(values.phone), words(values.link)]
  const input: Record<string, unknown> = {
    channel: values.channel,
    title,
    text: [words(values.text) ?? title, ...(link ? [`来源链接：${link}`] : [])].join('\n'),
    appealType: values.appealType,
    urgency: values.urgency,
    elements,
    externalNo: words(values.externalNo),
    category: values.category,
    givenDue: values.givenDue === '' ? undefined : `${values.givenDue}:00+08:00`,
    sameAs: values.sameAs?.id,
    ...(values.hideIdentity ? { confidentiality: 'hideIdentity' } : {}),
    ...(values.photos.length > 0 ? { photosBefore: values.photos } : {}),
    ...(address || place
      ? {
          place: {
            address,
            ...(place?.lon === undefined ? {} : { lon: place.lon, lat: place.lat }),
            ...(place?.confirmed ? { confirmed: true } : {}),
          },
        }
      : {}),
    ...(asksWho ? { appellant: name || phone ? { name, phone } : { anonymous: true } } : {}),
  }
  return input as ReportInput
}
