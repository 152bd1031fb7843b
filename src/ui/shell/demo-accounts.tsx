import { Button } from 'antd'
import { useWords } from '../language.ts'
import css from './entrance.module.css'

interface DemoAccount {
  account: string
  name: string
  postZh: string
  postEn: string
  unitZh: string
  unitEn: string
}

const MOST_SHOWN = 9

/** Only where invented data are shown: one press signs in as somebody of that post. */
export function DemoAccounts({
  password,
  accounts,
  busy,
  onChoose,
}: {
  password: string | null
  accounts: readonly DemoAccount[]
  busy: boolean
  onChoose(account: string, password: string): void
}) {
  const { t } = useWords()
  if (password === null) return null
  const chip = (one: DemoAccount) => (
    <li key={one.account}>
      <Button
        size="small"
        disabled={busy}
        title={`${one.account} ${one.name} ${t({ zh: one.unitZh, en: one.unitEn })}`}
        onClick={() => onChoose(one.account, password)}
      >
        {t({ zh: one.postZh, en: one.postEn })}
      </Button>
    </li>
  )
  const rest = accounts.slice(MOST_SHOWN)
  return (
    <>
      <p>
        <b className={css.demo}>{t({ zh: '演示', en: 'Demonstration' })}</b>{' '}
        {t({ zh: '数据和人员均为虚构。选一个岗位直接登录：', en: 'All data and people are invented. Sign in as:' })}
      </p>
      <ul>{accounts.slice(0, MOST_SHOWN).map(chip)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t({ zh: `其他 ${rest.length} 个岗位`, en: `${rest.length} other posts` })}</summary>
          <ul>{rest.map(chip)}</ul>
        </details>
      ) : null}
      <p>
        {t({ zh: '账号为岗位加序号，如', en: 'Accounts are named by post, such as' })} {accounts[0]?.account}
        {t({ zh: '，口令', en: '; password' })} <code>{password}</code>
      </p>
    </>
  )
}
