import { DownOutlined } from '@ant-design/icons'
import { localDate } from '#core/time/local.ts'
import { clockTime, useNow } from '../format.ts'
import { useWords } from '../language.ts'
import { useGo } from '../navigation.tsx'
import { Panels } from '../panels.tsx'
import { useMe } from '../session.tsx'
import { setTheme, useThemeName } from '../theme/theme.tsx'
import { Menu } from './menu.tsx'
import { PostMenu } from './post-menu.tsx'
import { SearchBox } from './search-box.tsx'
import css from './top-bar.module.css'

export interface AccountActions {
  signOut(): void
}

/** Who is here and for what, search, the time, and whether the data are real. */
export function TopBar({ account, showKeys }: { account: AccountActions; showKeys(): void }) {
  const { t, language, setLanguage } = useWords()
  const me = useMe()
  const theme = useThemeName()
  const go = useGo()
  return (
    <header className={css.top}>
      <strong className={css.brand}>
        {me.district.name}
        <span>{t({ zh: '城市运行管理', en: 'City operations' })}</span>
      </strong>
      <PostMenu />
      <SearchBox />
      <div className={css.topEnd}>
        {me.demo ? <span className={css.demo}>{t({ zh: '演示数据', en: 'Demonstration data' })}</span> : null}
        <Panels place="top" subject="" />
        <Clock />
        <button type="button" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
        <Menu
          name={t({ zh: '账户', en: 'Account' })}
          label={
            <>
              {me.person.name} <DownOutlined aria-hidden />
            </>
          }
        >
          {(close) => (
            <>
              <button type="button" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
                {theme === 'dark'
                  ? t({ zh: '浅色界面', en: 'Light colours' })
                  : t({ zh: '深色界面', en: 'Dark colours' })}
              </button>
              <button
                type="button"
                onClick={() => {
                  close()
                  showKeys()
                }}
              >
                {t({ zh: '快捷键 ?', en: 'Keys ?' })}
              </button>
              <button
                type="button"
                onClick={() => {
                  close()
                  go('/c/account')
                }}
              >
                {t({ zh: '本人账号：口令、登录、键盘', en: 'My account: password, sign-ins, keys' })}
              </button>
              <button type="button" onClick={account.signOut}>
                {t({ zh: '退出登录', en: 'Sign out' })}
              </button>
            </>
          )}
        </Menu>
      </div>
    </header>
  )
}

function Clock() {
  const nowMs = useNow()
  return (
    <time className={css.clock} dateTime={new Date(nowMs).toISOString()}>
      {localDate(nowMs)} <b>{clockTime(nowMs)}</b>
    </time>
  )
}
