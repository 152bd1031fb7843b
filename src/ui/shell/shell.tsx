import { type ReactNode, useState } from 'react'
import { useKeys } from '../keys/use-keys.ts'
import { useGo } from '../navigation.tsx'
import type { RailItem } from '../plug.ts'
import { RAIL } from '../plug.ts'
import { holdsAny, useMe } from '../session.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { KeyList } from './key-list.tsx'
import { openPages, sectionsOf, usePlugs } from './pages.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import css from './shell.module.css'
import { type AccountActions, TopBar } from './top-bar.tsx'

const GO_KEYS: Partial<Record<RailItem, string>> = {
  desk: 'G W',
  cases: 'G C',
  map: 'G M',
  supervise: 'G D',
  reports: 'G R',
}

/** Rail, top bar and the keys that act on every page of the console. */
export function Shell({ account, children }: { account: AccountActions; children: ReactNode }) {
  const go = useGo()
  const { permissions } = useMe()
  const plugs = usePlugs()
  const [open, setOpen] = useState<'keys' | 'palette' | null>(null)
  const sections = sectionsOf(openPages(plugs, permissions))
  useKeys([
    { keys: 'Ctrl+K', title: { zh: '命令', en: 'Commands' }, run: () => setOpen('palette') },
    { keys: '?', title: { zh: '快捷键一览', en: 'List of keys' }, run: () => setOpen('keys') },
    ...sections.flatMap(({ item, pages }) => {
      const keys = GO_KEYS[item]
      return keys === undefined ? [] : [{ keys, title: RAIL[item], run: () => go(pages[0]!.path) }]
    }),
    ...plugs
      .flatMap((plug) => plug.commands ?? [])
      .filter((command) => command.keys !== undefined && holdsAny(permissions, command.may))
      .map((command) => ({ keys: command.keys!, title: command.title, run: () => command.run(go) })),
  ])
  return (
    <div className={css.shell}>
      <Rail />
      <div className={css.main}>
        <TopBar account={account} showKeys={() => setOpen('keys')} />
        <ConnectionBanner />
        <main className={css.content} data-scrolls>
          {children}
        </main>
      </div>
      {open === 'keys' ? <KeyList onClose={() => setOpen(null)} /> : null}
      {open === 'palette' ? <Palette onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
