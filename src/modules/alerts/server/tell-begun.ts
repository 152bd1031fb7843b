import { notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { AlertRule } from '../domain/rule.ts'
import { alertTitle, explainAlert } from '../domain/say-alert.ts'
import type { Situation } from '../domain/situation.ts'
import { categoryName, placeName } from './names.ts'

const CENTRE = ['dutyChief', 'supervisor']
const STREET = ['streetDispatcher']
const UNIT = ['handlerLead']

export interface BegunAlert {
  id: string
  no: string
  rule: AlertRule
  situation: Situation
  units: readonly string[]
}

/** The centre, the street in which it lies, and of a load the unit itself. */
export async function tellBegun(call: Call, { id, no, rule, situation }: BegunAlert): Promise<void> {
  const { runtime } = call
  const said = {
    placeName: placeName(runtime, situation),
    categoryName: categoryName(runtime, situation.category),
    seen: situation.seen,
    evidence: situation.evidence,
  }
  const title = alertTitle(said)
  const reason = explainAlert(said)
  const street = situation.areaCode?.slice(0, 9)
  const streets = runtime
    .use(unitBook)
    .all()
    .filter(({ areaCode }) => street !== undefined && areaCode === street)
  const wishes = [
    { posts: CENTRE },
    ...streets.map((unit) => ({ posts: STREET, unit: unit.id })),
    ...(situation.unit ? [{ posts: UNIT, unit: situation.unit }] : []),
  ]
  for (const to of wishes)
    await runtime.use(notify).notify(call, {
      to,
      kind: 'general',
      title: { zh: `治理告警：${title.zh}`, en: `Alert: ${title.en}` },
      text: { zh: `${no} ${rule.zh}。${reason.zh}建议：${rule.advice}`, en: `${no} ${rule.en}. ${reason.en}` },
      link: `/c/alerts?open=${id}`,
      dedupeKey: `alert:${id}`,
    })
}
