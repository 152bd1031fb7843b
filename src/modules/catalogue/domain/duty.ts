import type { Title } from '#core/module-card.ts'
import { areaCodeAt } from '#core/place/area-code.ts'

/** A body in a rule: a unit by id, or the street centre whose area holds the place. */
export type DutyBody = { orgKey: string } | { level: 'street' }

export interface DutyRule {
  /** Of the category. */
  code: string
  lead: DutyBody
  coHandlers: readonly DutyBody[]
  /** Where the order goes first. */
  level: 'district' | 'street'
  /** Duty may be disputed: the first body to receive it leads to the end. */
  firstReceiver: boolean
  basisZh: string
  /** Version of the duty list that this rule came with. */
  version: number
}

/** A rule applied to a place: units that are in service. A proposal to the dispatcher, no order. */
export interface DutyProposal {
  lead: string
  coHandlers: string[]
  level: 'district' | 'street'
  firstReceiver: boolean
  basisZh: string
  version: number
}

export interface DutyFacts {
  unit(id: string): { zh: string; active: boolean } | null
  /** The street centre that serves a street, by the street's code. */
  streetCentre(streetCode: string): string | null
}

export type DutyAnswer = { ok: true; proposal: DutyProposal } | { ok: false; why: Title }

/** Who should lead and help with a case of the rule's category in an area; co-handlers out of service are left out. */
export function resolveDuty(rule: DutyRule, areaCode: string | null, facts: DutyFacts): DutyAnswer {
  const lead = findBody(rule.lead, areaCode, facts)
  if ('why' in lead) return { ok: false, why: lead.why }
  const coHandlers = rule.coHandlers.flatMap((body) => {
    const found = findBody(body, areaCode, facts)
    return 'id' in found && found.id !== lead.id ? [found.id] : []
  })
  const { level, firstReceiver, basisZh, version } = rule
  return {
    ok: true,
    proposal: { lead: lead.id, coHandlers: [...new Set(coHandlers)], level, firstReceiver, basisZh, version },
  }
}

function findBody(body: DutyBody, areaCode: string | null, facts: DutyFacts): { id: string } | { why: Title } {
  if ('level' in body) return findStreetCentre(areaCode, facts)
  const unit = facts.unit(body.orgKey)
  if (!unit)
    return {
      why: {
        zh: `职责清单中的单位“${body.orgKey}”不存在，请修改职责清单或人工选择。`,
        en: `The duty list names ${body.orgKey}, which does not exist. Correct the list or choose by hand.`,
      },
    }
  if (!unit.active)
    return {
      why: {
        zh: `${unit.zh}已停用，请修改职责清单或人工选择。`,
        en: `${unit.zh} is out of service. Correct the duty list or choose by hand.`,
      },
    }
  return { id: body.orgKey }
}

function findStreetCentre(areaCode: string | null, facts: DutyFacts): { id: string } | { why: Title } {
  const street = areaCode === null ? null : areaCodeAt(areaCode, 'street')
  if (street === null)
    return {
      why: {
        zh: '此类事项由属地街道主办，请先确定案件所在街道。',
        en: 'The street where it lies leads such cases. Find the place of the case first.',
      },
    }
  const centre = facts.streetCentre(street)
  if (centre === null)
    return {
      why: {
        zh: `街道 ${street} 没有在用的街道中心，请人工选择主办单位。`,
        en: `Street ${street} has no street centre in service. Choose the lead by hand.`,
      },
    }
  return { id: centre }
}

/** `street`, or the id of the unit: how a body is stored and written in files. */
export function bodyText(body: DutyBody): string {
  return 'level' in body ? 'street' : body.orgKey
}

export function bodyOf(text: string): DutyBody {
  return text === 'street' ? { level: 'street' } : { orgKey: text }
}
