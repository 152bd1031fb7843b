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
import { useWords } from '../language.ts'
import { To } from '../navigation.tsx'
import { RAIL } from '../plug.ts'
import { sectionsOf, useOpenPages } from './pages.tsx'
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

/** Pages that share an item of the rail, side by side in the head of each of them. */
export function Siblings() {
  const { t } = useWords()
  const { pathname } = useLocation()
  const { pages, current } = useOpenPages(pathname)
  const siblings = sectionsOf(pages).find(({ item }) => item === current)?.pages ?? []
  // A page that is reached from one of them stands by itself.
  if (siblings.length < 2 || !siblings.some((page) => page.path === pathname)) return null
  return (
    <nav className={css.siblings} aria-label={t({ zh: '同组页面', en: 'Pages of this group' })}>
      {siblings.map((page) => (
        <To key={page.path} href={page.path} aria-current={page.path === pathname ? 'page' : undefined}>
          {t(page.title)}
        </To>
      ))}
    </nav>
  )
}
