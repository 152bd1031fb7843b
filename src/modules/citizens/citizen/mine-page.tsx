import { useEffect, useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { useWords } from '#ui/language.ts'
import { listMine, signInByWeChat } from '../contract.ts'
import { isWeChat } from '../domain/browser-datum.ts'
import css from './citizens.module.css'
import { FindForm } from './find-form.tsx'
import type { KeptReport } from './kept-report.ts'
import { forgetReport, useReports } from './kept-reports.ts'
import { useStart } from './start.ts'
import { keepWeChatPass, weChatPass } from './we-chat-pass.ts'
import { timeInWords } from './when.ts'

const STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  waiting: { zh: '待发', en: 'Waiting to be sent' },
  refused: { zh: '未收下，请改', en: 'Not taken, please correct' },
  sent: { zh: '已收到', en: 'Received' },
} as const

const hrefOf = ({ state, id, followCode }: KeptReport) =>
  state === 'sent' ? `#follow/${followCode}` : state === 'draft' ? '#report' : `#sent/${id}`

/** What this phone sent, what WeChat knows, and the way in by number. */
export function MinePage() {
  const { t, language } = useWords()
  const reports = useReports()
  return (
    <>
      {reports && reports.length > 0 ? (
        <nav aria-label={t({ zh: '这部手机上的诉求', en: 'Reports on this phone' })}>
          {reports.map((report) => (
            <div key={report.id} className={css.kept}>
              <a className="button" href={hrefOf(report)}>
                {report.text.slice(0, 20) || t({ zh: '（还没有写）', en: '(nothing written)' })} ·{' '}
                {t(STATES[report.state])}
                {report.answer ? ` · ${timeInWords(report.answer.reportedAt, language)}` : ''}
              </a>
              <Forget report={report} />
            </div>
          ))}
        </nav>
      ) : (
        <p>{t({ zh: '这部手机上还没有诉求。', en: 'There are no reports on this phone yet.' })}</p>
      )}
      <WeChatPart />
      <FindForm />
    </>
  )
}

/** On a phone that others use too: the report itself stays where it is. */
function Forget({ report }: { report: KeptReport }) {
  const { t } = useWords()
  const ask =
    report.state === 'sent'
      ? t({
          zh: '只从这部手机上去掉，办理照常。请先记下查询码。',
          en: 'Only this phone forgets it. Note the follow code first.',
        })
      : t({ zh: '还没有送达，去掉后内容就没有了。', en: 'It has not been sent; what you wrote will be gone.' })
  return (
    <button type="button" className="quiet" onClick={() => void (confirm(ask) && forgetReport(report.id))}>
      {t({ zh: '去掉', en: 'Forget' })}
    </button>
  )
}

function WeChatPart() {
  const { t, language } = useWords()
  const start = useStart()
  const [items, setItems] = useState<{ caseNo: string; reportedAt: string; key: string }[] | null>(null)
  useEffect(() => {
    const open = async () => {
      const query = new URLSearchParams(location.search)
      const code = query.get('code')
      const state = query.get('state')
      if (code && state) {
        // A code holds once: it must not be sent again when the page is loaded again.
        history.replaceState(null, '', `${location.pathname}#mine`)
        keepWeChatPass((await callOperation(signInByWeChat, { code, state })).pass)
      }
      const pass = weChatPass()
      if (pass) setItems((await callOperation(listMine, { pass })).items)
    }
    open().catch(() => setItems([]))
  }, [])
  if (items)
    return (
      <section>
        <h2>{t({ zh: '微信账号的诉求', en: 'By your WeChat account' })}</h2>
        {items.length === 0 ? <p>{t({ zh: '没有。', en: 'None.' })}</p> : null}
        {items.map((item) => (
          <a key={item.caseNo} className="button" href={`#follow/${item.key}`}>
            {item.caseNo} · {timeInWords(item.reportedAt, language)}
          </a>
        ))}
      </section>
    )
  if (!start?.weChatUrl || !isWeChat(navigator.userAgent)) return null
  const back = encodeURIComponent(`${location.origin}${location.pathname}#mine`)
  return (
    <a className="button" href={start.weChatUrl.replace('{redirect}', back)}>
      {t({ zh: '用微信账号找回诉求', en: 'Find my reports by WeChat' })}
    </a>
  )
}
