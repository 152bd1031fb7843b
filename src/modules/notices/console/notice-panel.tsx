import { Button } from 'antd'
import { usePages } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useGo } from '#ui/navigation.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type InboxLine, listBundle } from '../contract.ts'
import { kindWords } from './inbox-kinds.ts'
import { LevelMark } from './level-mark.tsx'
import css from './notices.module.css'

/** One notice beside the list; a bundle shows each of its parts. */
export function NoticePanel({ line, markUnread, onClose }: { line: InboxLine; markUnread(): void; onClose(): void }) {
  const { t, language } = useWords()
  const go = useGo()
  useKeys([{ keys: 'U', title: { zh: '标为未读', en: 'Mark as unread' }, run: markUnread }])
  return (
    <SidePanel
      title={t(kindWords(line.kind))}
      onClose={onClose}
      actions={
        <Button size="small" onClick={markUnread}>
          {t({ zh: '标为未读', en: 'Unread' })}
          <KeyHint keys="U" />
        </Button>
      }
    >
      <Inset>
        <LevelMark level={line.level} />
        <h2>{line[language]}</h2>
        <p>{language === 'zh' ? line.textZh : line.textEn}</p>
        <p className="meta">{tableTime(line.at)}</p>
        {line.link ? (
          <div>
            <Button type="primary" onClick={() => go(line.link!)}>
              {line.caseId ? t({ zh: '打开案件', en: 'Open the case' }) : t({ zh: '打开', en: 'Open' })}
              <KeyHint keys="O" />
            </Button>
          </div>
        ) : null}
        {line.count > 1 ? <BundleParts line={line} /> : null}
      </Inset>
    </SidePanel>
  )
}

function BundleParts({ line }: { line: InboxLine }) {
  const { t, language } = useWords()
  const parts = usePages(listBundle, { id: line.id, limit: 50 })
  return (
    <section>
      <h3>{t({ zh: `共 ${count(line.count)} 项`, en: `${count(line.count)} in all` })}</h3>
      <Loaded reading={parts} lines={6}>
        {(items) => (
          <ul className={css.parts}>
            {items.map((part) => (
              <li key={part.id}>
                <LevelMark level={part.level} />
                {part.link ? <To href={part.link}>{part[language]}</To> : part[language]}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {parts.hasMore ? (
        <Button onClick={parts.loadMore} loading={parts.loadingMore}>
          {t({ zh: '更多', en: 'More' })}
        </Button>
      ) : null}
    </section>
  )
}
