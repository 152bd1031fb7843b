import type { FieldFault } from '#core/fault.ts'
import { bodyText, type DutyBody, type DutyRule } from './duty.ts'

export interface DutyCheckFacts {
  category(code: string): { zh: string; kind: string; active: boolean } | null
  unit(id: string): { zh: string; kind: string; active: boolean } | null
}

type NewRule = Omit<DutyRule, 'version'>

/** Bodies below the street are chosen by the street, not by the list. */
const BELOW_STREET = ['community', 'gridTeam']

/** What is wrong with a rule, in words for whoever wrote it; empty when it may be saved. */
export function checkDutyRule(rule: NewRule, facts: DutyCheckFacts): FieldFault[] {
  const faults: FieldFault[] = []
  const category = facts.category(rule.code)
  if (!category) faults.push({ field: 'code', zh: `没有类别 ${rule.code}。`, en: `There is no category ${rule.code}.` })
  faults.push(...bodyFaults(rule.lead, 'lead', facts))
  for (const body of rule.coHandlers) faults.push(...bodyFaults(body, 'coHandlers', facts))
  faults.push(...leadFaults(rule, category?.kind ?? null, facts), ...repeatedCoHandlers(rule, facts))
  return faults
}

function bodyFaults(body: DutyBody, field: string, facts: DutyCheckFacts): FieldFault[] {
  if ('level' in body) return []
  const unit = facts.unit(body.orgKey)
  if (!unit)
    return [
      {
        field,
        zh: `没有单位“${body.orgKey}”，请从组织机构中选择。`,
        en: `There is no unit ${body.orgKey}; choose one of the organisations.`,
      },
    ]
  if (!unit.active)
    return [{ field, zh: `${unit.zh}已停用，请另选单位。`, en: `${unit.zh} is out of service; choose another unit.` }]
  if (BELOW_STREET.includes(unit.kind))
    return [
      {
        field,
        zh: `${unit.zh}由街道安排，职责清单只写到街道。`,
        en: `${unit.zh} is directed by its street; the duty list goes no further down than streets.`,
      },
    ]
  return []
}

function leadFaults({ lead, level }: NewRule, kind: string | null, facts: DutyCheckFacts): FieldFault[] {
  const unit = 'orgKey' in lead ? facts.unit(lead.orgKey) : null
  const byStreet = 'level' in lead || unit?.kind === 'streetCenter'
  const faults: FieldFault[] = []
  if (byStreet && level !== 'street')
    faults.push({
      field: 'level',
      zh: '由街道主办的，层级应为“街道”。',
      en: 'Where a street leads, the level must be street.',
    })
  if (unit && !byStreet && level !== 'district')
    faults.push({
      field: 'level',
      zh: `由${unit.zh}主办的，层级应为“区级”。`,
      en: `Where ${unit.zh} leads, the level must be district.`,
    })
  // Handling of appeals may not be outsourced (domain §1.1).
  if (unit?.kind === 'vendor' && kind === 'appeal')
    faults.push({
      field: 'lead',
      zh: `${unit.zh}是外包单位，不能主办诉求。`,
      en: `${unit.zh} is a contractor and may not lead an appeal.`,
    })
  return faults
}

function repeatedCoHandlers({ lead, coHandlers }: NewRule, facts: DutyCheckFacts): FieldFault[] {
  const nameOf = (body: DutyBody) => ('level' in body ? '属地街道' : (facts.unit(body.orgKey)?.zh ?? body.orgKey))
  const seen = new Set<string>()
  const faults: FieldFault[] = []
  for (const body of coHandlers) {
    const text = bodyText(body)
    if (text === bodyText(lead))
      faults.push({
        field: 'coHandlers',
        zh: `${nameOf(body)}已是主办，不能同时协办。`,
        en: `${nameOf(body)} leads already and cannot help as well.`,
      })
    else if (seen.has(text))
      faults.push({
        field: 'coHandlers',
        zh: `${nameOf(body)}在协办中出现了两次。`,
        en: `${nameOf(body)} stands among the co-handlers twice.`,
      })
    seen.add(text)
  }
  return faults
}
