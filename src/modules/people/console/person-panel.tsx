import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { sentenceTime, tableTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay, useMe } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { getPerson, type PersonRow, resetPassword, updatePerson } from '../contract.ts'
import { words } from '../words.ts'
import { OneTimeSecret } from './one-time-secret.tsx'
import css from './people.module.css'
import { PersonEdit } from './person-edit.tsx'
import { PersonLeave } from './person-leave.tsx'
import { PersonPosts } from './person-posts.tsx'

const FIVE_MINUTES_MS = 300_000

type Doing = 'edit' | 'leave' | null

/** All about one person. Opening it shows the telephone number in clear and is written to the journal. */
export function PersonPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t, language } = useWords()
  const me = useMe()
  const nowMs = useNow()
  const confirm = useConfirm()
  const mayManage = useMay('people:manage-persons')
  // Each answer writes a line to the journal: coming back to the window must not ask again.
  const reading = useOperation(getPerson, { id }, { forgetful: true, freshForMs: FIVE_MINUTES_MS })
  const reset = useCommand(resetPassword)
  const update = useCommand(updatePerson)
  const [doing, setDoing] = useState<Doing>(null)
  const [secret, setSecret] = useState<{ password: string | null } | null>(null)
  const person = reading.data?.person

  const resetNow = async (row: PersonRow) => {
    const yes = await confirm({
      title: t({ zh: `重置${row.name}的口令`, en: `Reset the password of ${row.name}` }),
      detail: t({
        zh: '现口令立即失效，此人的所有登录随即结束。新口令只显示一次，登录后须改。',
        en: 'The password ends at once and with it every sign-in. The new one is shown once and must be changed.',
      }),
      verb: t({ zh: '重置口令', en: 'Reset the password' }),
      danger: true,
    })
    if (!yes) return
    const answer = await reset.run({ id: row.id }, { expectedVersion: row.version })
    if (answer) setSecret(answer)
  }
  const takeBack = async (row: PersonRow) => {
    const yes = await confirm({
      title: t({ zh: `恢复${row.name}的账号`, en: `Take ${row.name} back` }),
      detail: t({ zh: '恢复后没有岗位和口令，须重新分配。', en: 'Posts and password are given anew.' }),
      verb: t({ zh: '恢复账号', en: 'Take back' }),
    })
    if (yes) await update.run({ id: row.id, active: true }, { expectedVersion: row.version })
  }
  return (
    <SidePanel title={person ? `${person.name}（${person.account}）` : t(words.person)} onClose={onClose}>
      <Loaded reading={reading}>
        {({ person: row, phone, mustChangePassword, lockedUntil, lastSignInAt, rosterCount }) => (
          <>
            {secret ? (
              <OneTimeSecret
                secret={secret.password}
                about={t({ zh: `${row.name}的新口令：`, en: `New password of ${row.name}:` })}
                onClose={() => setSecret(null)}
              />
            ) : null}
            <div className={css.section}>
              <Facts
                facts={[
                  [t(words.account), row.account],
                  [t(words.state), t(row.active ? words.inService : words.left)],
                  [t(words.phone), phone ?? (row.phoneMasked || '—')],
                  [t({ zh: '上次登录', en: 'Last sign-in' }), tableTime(lastSignInAt)],
                  [t({ zh: '排班', en: 'Roster' }), t({ zh: `${rosterCount} 条`, en: `${rosterCount} lines` })],
                ]}
              />
              {row.demo ? (
                <p className={css.meta}>
                  {t({ zh: '演示账号，口令是公开的', en: 'A demonstration account; its password is public.' })}
                </p>
              ) : null}
              {mustChangePassword ? (
                <p className={css.meta}>
                  {t({ zh: '下次登录须改口令', en: 'Must change the password at the next sign-in.' })}
                </p>
              ) : null}
              {lockedUntil ? (
                <p className="over">
                  {t({
                    zh: `口令连续输错，锁定到 ${sentenceTime(lockedUntil, nowMs, language)}。重置口令可解锁`,
                    en: `Locked after wrong passwords until ${sentenceTime(lockedUntil, nowMs, language)}.`,
                  })}
                </p>
              ) : null}
              <ProblemNotice problem={reset.problem ?? update.problem} close={reset.clearProblem} />
              {mayManage && doing === null ? (
                <div className={css.row}>
                  {row.active ? (
                    <>
                      <Button onClick={() => setDoing('edit')}>{t({ zh: '修改', en: 'Change' })}</Button>
                      {row.kind === 'person' && !row.demo ? (
                        <Button onClick={() => resetNow(row)} loading={reset.busy}>
                          {t({ zh: '重置口令', en: 'Reset the password' })}
                        </Button>
                      ) : null}
                      {row.id === me.person.id ? null : (
                        <Button danger onClick={() => setDoing('leave')}>
                          {t({ zh: '停用并移交', en: 'End and hand over' })}
                        </Button>
                      )}
                    </>
                  ) : (
                    <Button onClick={() => takeBack(row)} loading={update.busy}>
                      {t({ zh: '恢复账号', en: 'Take back' })}
                    </Button>
                  )}
                </div>
              ) : null}
            </div>
            {doing === 'edit' ? <PersonEdit person={row} phone={phone} onDone={() => setDoing(null)} /> : null}
            {doing === 'leave' ? (
              <PersonLeave person={row} rosterCount={rosterCount} onDone={() => setDoing(null)} />
            ) : null}
            <PersonPosts key={`${row.id}@${row.version}`} person={row} />
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
