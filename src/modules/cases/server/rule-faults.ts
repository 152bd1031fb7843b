import { type Fault, fault } from '#core/fault.ts'
import type { Finding } from '../domain/rules/finding.ts'

const MOST_FIELDS = 50

export function noRuleVersion(version: string): Fault {
  return fault('rules-missing', {
    status: 404,
    zh: `没有第 ${version} 版流程规则。请从版本列表中选择。`,
    en: `There is no version ${version} of the process rules; choose one of the list.`,
  })
}

/** The first finding stands for all; each is a field of its own. */
export function rulesRefused(findings: readonly Finding[]): Fault {
  const first = findings[0]!
  const more = findings.length - 1
  return fault('rules-refused', {
    status: 422,
    zh: `${first.zh}${first.wayOut.zh}${more > 0 ? `另有 ${more} 处。` : ''}`,
    en: `${first.en} ${first.wayOut.en}${more > 0 ? ` There are ${more} more.` : ''}`,
    fields: findings
      .slice(0, MOST_FIELDS)
      .map(({ where, zh, en, wayOut }) => ({ field: where, zh: `${zh}${wayOut.zh}`, en: `${en} ${wayOut.en}` })),
  })
}

export function rulesStale(): Fault {
  return fault('stale', {
    status: 409,
    zh: '流程规则已有更新的版本。请刷新，核对后再发布。',
    en: 'There are newer process rules meanwhile; refresh, compare and submit again.',
  })
}

export function rulesUnchanged(): Fault {
  return fault('rules-unchanged', {
    status: 422,
    zh: '与现行规则没有差别，未发布新版本。请先修改。',
    en: 'Nothing differs from the rules in force; change something first.',
  })
}

export function notAgreeing(): Fault {
  return fault('agreement-missing', {
    status: 422,
    zh: '须有区城运中心另一位领导或指挥长同意。请选择同意人。',
    en: 'Another person who is leader or commander of the centre must agree; choose one.',
  })
}
