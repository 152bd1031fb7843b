import { Button } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { confirmReplies, listReplies, type MessageRow } from '../contract.ts'
import css from './messages.module.css'

const MOST_REPLIES = 200

/** Where a message came from, the case it became, and the answer that waits to be taken back there. */
export function MessagePanel({ message, onClose }: { message: MessageRow; onClose(): void }) {
  const { t } = useWords()
  const mayTake = useMay('messages:take')
  const { link } = message
  return (
    <SidePanel title={message.title ?? t({ zh: '保密来件', en: 'Confidential message' })} onClose={onClose}>
      <Inset>
        <Facts
          facts={[
            [t({ zh: '来源', en: 'Source' }), t({ zh: message.sourceZh, en: message.sourceEn })],
            [t({ zh: '编号', en: 'No.' }), message.externalNo],
            [
              t({ zh: '链接', en: 'Link' }),
              link ? (
                <a key="link" href={link} target="_blank" rel="noreferrer noopener">
                  {link}
                </a>
              ) : (
                '—'
              ),
            ],
            [t({ zh: '发布', en: 'Published' }), message.publishedAt ? tableTime(message.publishedAt) : '—'],
            [t({ zh: '收到', en: 'Received' }), tableTime(message.receivedAt)],
            [
              t({ zh: '案件', en: 'Case' }),
              message.caseId ? (
                <To key="case" href={`/c/cases/${message.caseId}`}>
                  {message.caseNo}
                </To>
              ) : (
                t({ zh: '待登记', en: 'to register' })
              ),
            ],
            [
              t({ zh: '答复', en: 'Reply' }),
              message.repliesWaiting > 0
                ? t({ zh: '待回传', en: 'waits for its source' })
                : message.replies > 0
                  ? t({ zh: '已回传', en: 'taken' })
                  : t({ zh: '结案后生成', en: 'made when the case closes' }),
            ],
          ]}
        />
        {mayTake && message.repliesWaiting > 0 ? <Replies message={message} /> : null}
      </Inset>
    </SidePanel>
  )
}

/** The words that go back; whoever has published them by hand says so. */
function Replies({ message: { source, externalNo } }: { message: MessageRow }) {
  const { t } = useWords()
  const say = useSay()
  const reading = useOperation(listReplies, { source, limit: MOST_REPLIES })
  const confirming = useCommand(confirmReplies, { alsoChanges: ['messages'] })
  const confirm = async (ids: string[]) => {
    if (await confirming.run({ ids })) say(t({ zh: '已记为回传', en: 'Noted as taken' }))
  }
  return (
    <Loaded reading={reading} lines={3}>
      {({ items }) => {
        const mine = items.filter((one) => one.externalNo === externalNo)
        if (mine.length === 0)
          return <p>{t({ zh: '前面还有答复待回传，请先导出并确认', en: 'Older replies wait before this one' })}</p>
        return (
          <>
            {mine.map(({ id, text, madeAt }) => (
              <blockquote key={id} className={css.reply}>
                <p>{text}</p>
                <p className="meta">{tableTime(madeAt)}</p>
              </blockquote>
            ))}
            <ProblemNotice problem={confirming.problem} />
            <Button loading={confirming.busy} onClick={() => void confirm(mine.map(({ id }) => id))}>
              {t({ zh: '已在来源处发布，记为回传', en: 'It is published there: note as taken' })}
            </Button>
          </>
        )
      }}
    </Loaded>
  )
}
