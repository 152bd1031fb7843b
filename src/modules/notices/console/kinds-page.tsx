import { useCommand, useOperation } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Card, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type KindRow, listKinds, setKindChannels } from '../contract.ts'
import { CHANNEL_NAMES, CHANNELS, type Channel } from '../domain/kind.ts'
import { words } from '../words.ts'
import css from './notices.module.css'

/** Which kinds of notices also go to phone or office chat; the inbox gets them all. */
export default function KindsPage() {
  const { t, language } = useWords()
  const say = useSay()
  const maySet = useMay('notices:set-channels')
  const reading = useOperation(listKinds, {})
  const save = useCommand(setKindChannels)
  const change = async (row: KindRow, channel: Channel, on: boolean) => {
    const channels = CHANNELS.filter((one) => (one === channel ? on : row.channels.includes(one)))
    const saved = await save.run({ kind: row.id, channels })
    if (saved) say(t({ zh: `“${row.zh}”的通知方式已改`, en: `Changed: ${row.en}` }))
  }
  return (
    <Page title={t(words.kinds)} note={t({ zh: '每种通知都进站内收件箱', en: 'Every notice goes to the inbox' })}>
      <ProblemNotice problem={save.problem} close={save.clearProblem} />
      <Loaded reading={reading} lines={10}>
        {({ items, senders }) => (
          <>
            <Card title={t({ zh: '外发渠道', en: 'Ways out' })}>
              {senders.map((sender) => (
                <p key={sender.channel}>
                  {sender[language]}：
                  {sender.connected ? t({ zh: '已接入', en: 'connected' }) : t({ zh: '未接入', en: 'not connected' })}{' '}
                  {sender.simulated ? <span className={css.mark}>{t(words.simulated)}</span> : null}
                </p>
              ))}
            </Card>
            <Card title={t({ zh: '各种通知', en: 'Kinds' })} flush>
              <table className={css.kinds}>
                <thead>
                  <tr>
                    <th scope="col">{t({ zh: '种类', en: 'Kind' })}</th>
                    <th scope="col">{t({ zh: '收件箱以外还发到', en: 'Beside the inbox also to' })}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">{row[language]}</th>
                      <td>
                        <span className={css.channels}>
                          {CHANNELS.map((channel) => (
                            <label key={channel}>
                              <input
                                type="checkbox"
                                checked={row.channels.includes(channel)}
                                disabled={!maySet || save.busy}
                                onChange={(event) => void change(row, channel, event.target.checked)}
                              />
                              {t(CHANNEL_NAMES[channel])}
                            </label>
                          ))}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {maySet ? null : (
                <Inset>
                  <p>{t({ zh: '仅系统管理员可改', en: 'Only a system administrator may change' })}</p>
                </Inset>
              )}
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}
