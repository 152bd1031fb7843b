import {
  AlertOutlined,
  BarChartOutlined,
  DesktopOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  ReadOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWords } from '../language.ts'
import { To } from '../navigation.tsx'
import { RAIL } from '../plug.ts'
import { type RailPage, sectionsOf, useOpenPages } from './pages.tsx'
import css from './shell.module.css'

const ICONS = {
  desk: DesktopOutlined,
  cases: FileTextOutlined,
  map: EnvironmentOutlined,
  supervise: AlertOutlined,
  reports: BarChartOutlined,
  knowledge: ReadOutlined,
  resources: TeamOutlined,
  system: SettingOutlined,
} as const

/** The left rail: only what this person may open. */
export function Rail() {
  const { t } = useWords()
  const { pathname } = useLocation()
  const { pages, current } = useOpenPages(pathname)
  return (
    <nav className={css.rail} aria-label={t({ zh: '主菜单', en: 'Main menu' })}>
      {sectionsOf(pages).map(({ item, pages: inside }) => {
        const Icon = ICONS[item]
        return (
          <To key={item} href={inside[0]!.path} aria-current={current === item ? 'page' : undefined}>
            <Icon aria-hidden />
            <span>{t(RAIL[item])}</span>
          </To>
        )
      })}
    </nav>
  )
}

/** Pages that share an item of the rail with this one; none where it stands by itself. */
export function useSiblings(): readonly RailPage[] {
  const { pathname } = useLocation()
  const { pages, current } = useOpenPages(pathname)
  const inside = sectionsOf(pages).find(({ item }) => item === current)?.pages ?? []
  // A page that is reached from one of them is none of them.
  return inside.length > 1 && inside.some((page) => page.path === pathname) ? inside : []
}

/** Side by side in the head of each of them, in the place of the title. */
export function Siblings({ pages }: { pages: readonly RailPage[] }) {
  const { t } = useWords()
  const { pathname } = useLocation()
  const list = useRef<HTMLElement>(null)
  // On a narrow screen the row scrolls sideways; the page that is open must be seen in it.
  useEffect(() => {
    const nav = list.current
    const open = nav?.querySelector<HTMLElement>(`[href="${pathname}"]`)
    if (nav && open) nav.scrollLeft = open.offsetLeft - (nav.clientWidth - open.clientWidth) / 2
  }, [pathname])
  return (
    <nav ref={list} className={css.siblings} aria-label={t({ zh: '同组页面', en: 'Pages of this group' })}>
      {pages.map((page) => (
        <To key={page.path} href={page.path} aria-current={page.path === pathname ? 'page' : undefined}>
          {t(page.title)}
        </To>
      ))}
    </nav>
  )
}
