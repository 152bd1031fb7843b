import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useSingleKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { Card, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { OwnPhrases } from '#ui/phrases.ts'
import { useActing, useMe } from '#ui/session.tsx'
import { PasswordForm } from '#ui/shell/password-form.tsx'
import { changePassword, endSession, listSessions } from '../contract.ts'
import css from './people.module.css'

/** One's own account: posts, password, sign-ins, keys of the page. */
export default function AccountPage() {
  const { t, language } = useWords()
  const me = useMe()
  const { posts } = useActing()
  const single = useSingleKeys()
  const sessions = useOperation(listSessions, {})
  const end = useCommand(endSession)
  const password = useCommand(changePassword)
  const [changed, setChanged] = useState<number | null>(null)
  const change = async (oldPassword: string, newPassword: string) => {
    const answer = await password.run({ oldPassword, newPassword })
    if (answer) setChanged(answer.endedSessions)
  }
  return (
    <Page title={t({ zh: '本人账号', en: 'My account' })} note={`${me.person.name}（${me.person.account}）`}>
      <div className={css.cards}>
        <Card title={t({ zh: '我的岗位', en: 'My posts' })}>
          {posts.length === 0 ? (
            <p className={css.meta}>
              {t({ zh: '没有岗位。请系统管理员分配', en: 'No post. The system administrator assigns posts.' })}
            </p>
          ) : null}
          <ul className={css.lines}>
            {posts.map((post) => (
              <li key={`${post.post}@${post.unit}`}>
                {language === 'zh' ? `${post.unitZh} ${post.postZh}` : `${post.unitEn || post.unitZh} ${post.postEn}`}
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t({ zh: '修改口令', en: 'Change my password' })}>
          {changed === null ? (
            <>
              <p className={css.meta}>
                {t({
                  zh: '8 至 128 位，大写、小写、数字、符号至少三种，不含账号，不与最近用过的相同。',
                  en: '8 to 128 characters, three kinds of four, without the account, none used lately.',
                })}
              </p>
              <PasswordForm busy={password.busy} problem={password.problem} onChange={change} />
            </>
          ) : (
            <p role="status">
              {t({
                zh: `口令已修改。其他 ${changed} 处登录已结束。`,
                en: `Changed. ${changed} sign-ins elsewhere have ended.`,
              })}
            </p>
          )}
        </Card>
        <Card title={t({ zh: '我的登录', en: 'My sign-ins' })}>
          <ProblemNotice problem={end.problem} close={end.clearProblem} />
          <Loaded reading={sessions} lines={3}>
            {({ items }) => (
              <ul className={css.lines}>
                {items.map((row) => (
                  <li key={row.id} className={css.row}>
                    <span className={css.grow}>
                      {row.ip ?? '—'}{' '}
                      <span className={css.meta}>
                        {t({
                          zh: `${tableTime(row.startedAt)} 登录，最近 ${tableTime(row.lastSeenAt)}`,
                          en: `since ${tableTime(row.startedAt)}, last ${tableTime(row.lastSeenAt)}`,
                        })}
                      </span>
                    </span>
                    {row.mine ? (
                      <span className={css.meta}>{t({ zh: '本次登录', en: 'this one' })}</span>
                    ) : (
                      <Button size="small" loading={end.busy} onClick={() => end.run({ id: row.id })}>
                        {t({ zh: '结束登录', en: 'End' })}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </Card>
        <Card title={t({ zh: '常用语', en: 'My phrases' })}>
          <OwnPhrases />
        </Card>
        <Card title={t({ zh: '键盘', en: 'Keyboard' })}>
          <label className={css.pick}>
            <input type="checkbox" checked={single.on} onChange={(event) => single.setOn(event.target.checked)} />
            {t({ zh: '单键快捷键（按 ? 查看）', en: 'Single keys act (press ? for a list)' })}
          </label>
          <p className={css.meta}>
            {t({
              zh: '关闭后，Ctrl 组合键、F2 和 Esc 仍可用。',
              en: 'When off, keys with Ctrl, F2 and Esc still act.',
            })}
          </p>
        </Card>
      </div>
    </Page>
  )
}
