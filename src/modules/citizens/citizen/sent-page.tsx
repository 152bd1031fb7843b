import { useState } from 'react'
import { useWords } from '#ui/language.ts'
import { writeFollowCode } from '../domain/follow-code.ts'
import type { KeptReport } from './kept-report.ts'
import { useReports } from './kept-reports.ts'
import { sendSoon } from './outbox.ts'
import { dayInWords } from './when.ts'

/** What became of a report: on its way, arrived with number and link, or back with the reason. */
export function SentPage({ rest }: { rest: string }) {
  const { t } = useWords()
  const reports = useReports()
  const report = reports?.find(({ id }) => id === rest)
  if (!reports) return <p role="status">{t({ zh: '打开中', en: 'Opening' })}</p>
  if (!report)
    return (
      <p>
        {t({ zh: '这部手机上没有这份反映。', en: 'This phone knows no such report.' })}{' '}
        <a href="#mine">{t({ zh: '我的诉求', en: 'My reports' })}</a>
      </p>
    )
  if (report.state === 'refused')
    return (
      <>
        <p className="problem" role="alert">
          {report.said}
        </p>
        <a className="button main" href={`#report/${report.id}`}>
          {t({ zh: '改好再交', en: 'Correct and send' })}
        </a>
      </>
    )
  if (report.state === 'sent' && report.answer) return <Arrived report={report} answer={report.answer} />
  return (
    <div role="status">
      <p className="good">
        {report.said
          ? t({ zh: '已存在手机，有网后自动发送。', en: 'Kept on this phone; it is sent as soon as there is a line.' })
          : t({ zh: '发送中，请稍候。', en: 'Being sent, please wait.' })}
      </p>
      {report.said ? <p className="note">{report.said}</p> : null}
      <FollowCode report={report} />
      <button type="button" onClick={sendSoon}>
        {t({ zh: '现在再发一次', en: 'Try now' })}
      </button>
    </div>
  )
}

function Arrived({ report, answer }: { report: KeptReport; answer: NonNullable<KeptReport['answer']> }) {
  const { t, language } = useWords()
  return (
    <>
      <div className="good" role="status">
        <p>
          <strong>{t({ zh: '您的诉求已收到', en: 'We received your report' })}</strong>
        </p>
        <p>
          {t({ zh: '案号 ', en: 'Number ' })}
          <span className="number">{answer.caseNo}</span>
        </p>
        <p>
          {answer.dueAt
            ? t({
                zh: `预计 ${dayInWords(answer.dueAt, language)}前答复`,
                en: `Answer by ${dayInWords(answer.dueAt, language)}`,
              })
            : t({
                zh: '受理后告诉您什么时候答复，请到“我的诉求”查看。',
                en: 'Once it is accepted, “My reports” says when you get an answer.',
              })}
        </p>
      </div>
      <FollowCode report={report} />
      <a className="button main" href={`#follow/${report.followCode}`}>
        {t({ zh: '看进展', en: 'See progress' })}
      </a>
      <a className="button" href="#report">
        {t({ zh: '再反映一件', en: 'Report another' })}
      </a>
    </>
  )
}

function FollowCode({ report }: { report: KeptReport }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${location.pathname}#follow/${report.followCode}`
  const copy = () => {
    // Pages without HTTPS have no clipboard: then the link is chosen to be copied by hand.
    if (!navigator.clipboard) return void prompt(t({ zh: '请长按复制', en: 'Copy this' }), link)
    void navigator.clipboard.writeText(link).then(() => setCopied(true))
  }
  return (
    <section>
      <h2>{t({ zh: '凭查询码看进展', en: 'Follow by this code' })}</h2>
      <p className="number">{writeFollowCode(report.followCode)}</p>
      <p className="note">
        {t({ zh: '有这个码就能查看和补充，请自己保管。', en: 'Whoever has it can read and add: keep it to yourself.' })}
      </p>
      <button type="button" onClick={copy}>
        {copied ? t({ zh: '已复制', en: 'Copied' }) : t({ zh: '复制查询链接', en: 'Copy the link' })}
      </button>
    </section>
  )
}
