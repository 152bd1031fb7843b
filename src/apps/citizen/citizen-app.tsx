import { useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/language.ts'
import { PageFence } from './page-fence.tsx'
import { plugs } from './plugs.ts'
import { isLarge, setLarge } from './text-size.ts'
import { usePlace } from './use-place.ts'

const HOME = { zh: '首页', en: 'Home' }
const pages = plugs.flatMap((plug) => plug.pages)
const atHome = pages.flatMap((page) => (page.home ? [{ ...page, ...page.home }] : [])).sort((a, b) => a.order - b.order)

/** The whole of the citizens' pages: a strip with language and text size, and one page under it. */
export function CitizenApp() {
  const { t } = useWords()
  const { path, rest } = usePlace()
  const page = pages.find((one) => one.path === path)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(path)
  const title = page ? t(page.title) : t({ zh: '市民诉求', en: 'Tell the district' })
  useEffect(() => {
    document.title = title
    if (shown.current === path) return
    shown.current = path
    // A reader of the screen hears where they are; the page begins at its top.
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [title, path])
  const Component = page?.component
  return (
    <>
      <Strip atHome={!page} />
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <PageFence>{Component ? <Component rest={rest} /> : <Home />}</PageFence>
      </main>
    </>
  )
}

function Strip({ atHome: isHome }: { atHome: boolean }) {
  const { t, language, setLanguage } = useWords()
  const [large, setLargeState] = useState(isLarge)
  const toggle = () => {
    setLarge(!large)
    setLargeState(!large)
  }
  return (
    <header className="strip">
      {isHome ? <span>{t({ zh: '一网', en: 'Yiwang' })}</span> : <a href="#home">{t(HOME)}</a>}
      <button type="button" className="quiet" aria-pressed={large} onClick={toggle}>
        {large ? t({ zh: '标准字', en: 'Usual text' }) : t({ zh: '长辈版', en: 'Large text' })}
      </button>
      <button
        type="button"
        className="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </header>
  )
}

function Home() {
  const { t } = useWords()
  return (
    <nav className="doors" aria-label={t({ zh: '可以做什么', en: 'What you can do' })}>
      {atHome.map(({ path, title, hint }) => (
        <a key={path} className="door" href={`#${path}`}>
          <strong>{t(title)}</strong>
          <span>{t(hint)}</span>
        </a>
      ))}
      <a className="door" href="tel:12345">
        <strong>{t({ zh: '拨打 12345', en: 'Call 12345' })}</strong>
        <span>{t({ zh: '不方便打字，或有急事', en: 'If typing is hard, or it is urgent' })}</span>
      </a>
    </nav>
  )
}
