import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { getCitizenReport } from '../contract.ts'

/** Nothing beside cases that came in another way. */
export default function CitizenReportPanel({ subject }: PanelProps) {
  const { t } = useWords()
  const report = useOperation(getCitizenReport, { caseId: subject }).data?.report
  if (!report) return null
  return (
    <Card title={t({ zh: '网上诉求', en: 'Sent from the web' })}>
      {report.ratings.map((rating) => (
        <p key={rating.at}>
          {tableTime(rating.at)} {t({ zh: '市民评价：', en: 'Rated: ' })}
          {rating.solved ? t({ zh: '已解决', en: 'solved' }) : t({ zh: '没解决', en: 'not solved' })}，
          {rating.satisfied ? t({ zh: '满意', en: 'satisfied' }) : t({ zh: '不满意', en: 'not satisfied' })}
          {rating.asCallback ? t({ zh: '（作为回访）', en: ' (as the call-back)' }) : ''}
          {rating.text ? `：${rating.text}` : ''}
        </p>
      ))}
      <details>
        <summary>
          {t({ zh: `${tableTime(report.consentedAt)} 已同意告知`, en: `Agreed ${tableTime(report.consentedAt)}` })}
          {report.byWeChat ? t({ zh: '，经微信登录', en: ', signed in by WeChat' }) : ''}
        </summary>
        {report.consentZh}
      </details>
    </Card>
  )
}
