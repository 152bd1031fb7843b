import { formatLimitEn, formatLimitZh, type Limit } from '#core/time/limit.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, Facts } from '#ui/page.ts'
import { requestKinds, requestReasonWord } from '../../domain/enums.ts'
import { requestStatuses } from '../../domain/states.ts'
import { useNames } from '../names.ts'
import type { CaseDetail } from './case-data.ts'

const limitWords = (limit: Limit) => ({ zh: formatLimitZh(limit), en: formatLimitEn(limit) })

/** The open request: who asks for what, and whose decision it waits for. */
export function CaseRequest({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const names = useNames()
  const { request } = detail.case
  if (!request) return null
  const facts: (readonly [string, React.ReactNode])[] = [
    [t({ zh: '状态', en: 'State' }), t(requestStatuses[request.status])],
    [t({ zh: '申请单位', en: 'Unit' }), names.unit(request.unit)],
    [t({ zh: '理由', en: 'Reason' }), t(requestReasonWord(request.kind, request.reason))],
    [t({ zh: '说明', en: 'Explanation' }), request.text],
    [t({ zh: '时间', en: 'At' }), tableTime(request.at)],
  ]
  if (request.suggestedUnit) facts.push([t({ zh: '建议改派', en: 'Suggested' }), names.unit(request.suggestedUnit)])
  if (request.grant) facts.push([t({ zh: '申请延长', en: 'Time asked for' }), t(limitWords(request.grant))])
  if (request.targetAt) facts.push([t({ zh: '目标日期', en: 'Target date' }), tableTime(request.targetAt)])
  if (request.legalBasis) facts.push([t({ zh: '依据', en: 'Basis' }), request.legalBasis])
  return (
    <Card title={t({ zh: `${requestKinds[request.kind].zh}申请`, en: `Request: ${requestKinds[request.kind].en}` })}>
      <Facts facts={facts} />
    </Card>
  )
}
