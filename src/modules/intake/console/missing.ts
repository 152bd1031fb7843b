import type { IntakeValues, PlaceNow } from './intake-values.ts'

export type Missing =
  | 'externalNo'
  | 'text'
  | 'title'
  | 'address'
  | 'category'
  | 'photos'
  | 'answer'
  | 'knowledge'
  | 'agreed'
  | 'otherChannel'
  | 'told'

/** Appeal types that need no knowledge item to be answered at once (domain §4.6, not-answerable-directly). */
const ANSWERED_FREELY = ['inquiry', 'praise']

/** What the server would refuse for certain; the rest may be completed at acceptance. In the order of the form. */
export function missingOf(
  values: IntakeValues,
  about: { title: string; place: PlaceNow | null; patrol: boolean; known?: boolean },
): Missing[] {
  const isBlank = (text: string) => text.trim() === ''
  if (values.supplementOf) return isBlank(values.text) ? ['text'] : []
  // The server would answer with the case that is there, and these words would be lost.
  const missing: Missing[] = about.known ? ['externalNo'] : []
  if (about.patrol) {
    if (values.photos.length === 0) missing.push('photos')
    if (about.place === null && isBlank(values.address)) missing.push('address')
    if (values.category === undefined) missing.push('category')
  } else if (isBlank(values.text)) missing.push('text')
  if (isBlank(about.title) && missing.length === 0) missing.push('title')
  if (values.way === 'answer') {
    if (isBlank(values.answer)) missing.push('answer')
    if (isBlank(values.knowledgeId) && !ANSWERED_FREELY.includes(values.appealType)) missing.push('knowledge')
    if (!values.agreed) missing.push('agreed')
  }
  if (values.way === 'refer') {
    if (values.otherChannel === undefined) missing.push('otherChannel')
    // Whoever left a number is told where the matter went.
    if (!isBlank(values.phone) && !values.told) missing.push('told')
  }
  return missing
}
