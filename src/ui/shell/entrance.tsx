import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useWords } from '../language.ts'
import css from './entrance.module.css'

/** The frame of the pages before the console: sign-in and the first change of password. */
export function Entrance({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const { t, language, setLanguage } = useWords()
  useEffect(() => {
    document.title = `${title} · 一网`
  }, [title])
  return (
    <main className={css.center}>
      <div className={css.signIn}>
        <header>
          <p>{t({ zh: '一网 · 城市运行管理', en: 'Yiwang · city operations' })}</p>
          <Button size="small" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </header>
        <h1>{title}</h1>
        {children}
        {note ? <div className={css.accounts}>{note}</div> : null}
      </div>
    </main>
  )
}
