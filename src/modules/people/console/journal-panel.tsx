import { Button } from 'antd'
import { localDate } from '#core/time/local.ts'
import { secondTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Facts } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import type { JournalLine } from '../contract.ts'
import { outcomeText } from './journal-words.ts'
import css from './people.module.css'
import { usePosts } from './use-posts.ts'

/** One line of the journal with what was noted beside it. */
export function JournalPanel({ line, onClose }: { line: JournalLine; onClose(): void }) {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const posts = usePosts()
  return (
    <SidePanel title={language === 'zh' ? line.operationZh : line.operationEn} onClose={onClose}>
      <div className={css.section}>
        <Facts
          facts={[
            [t({ zh: '时间', en: 'Time' }), `${localDate(Date.parse(line.at))} ${secondTime(line.at)}`],
            [t({ zh: '操作人', en: 'Who' }), line.name || line.actorId],
            [t({ zh: '账号', en: 'Account' }), line.account || '—'],
            [t({ zh: '岗位', en: 'Post' }), posts.find(line.post ?? '')?.[language] ?? line.post ?? '—'],
            [t({ zh: '操作', en: 'Operation' }), line.operation],
            [t({ zh: '对象', en: 'Object' }), line.objectId ?? '—'],
            [t({ zh: '结果', en: 'Outcome' }), outcomeText(line, language)],
            [t({ zh: '地址', en: 'Address' }), line.ip ?? '—'],
            [t({ zh: '序号', en: 'Number' }), line.id],
          ]}
        />
        <div className={css.row}>
          <Button size="small" disabled={!line.account} onClick={() => query.change({ account: line.account })}>
            {t({ zh: '只看此账号', en: 'Only this account' })}
          </Button>
          <Button size="small" onClick={() => query.change({ operation: line.operation })}>
            {t({ zh: '只看此操作', en: 'Only this operation' })}
          </Button>
          <Button
            size="small"
            disabled={!line.objectId}
            onClick={() => query.change({ object: line.objectId ?? undefined })}
          >
            {t({ zh: '只看此对象', en: 'Only this object' })}
          </Button>
        </div>
      </div>
      <div className={css.section}>
        <h3>{t({ zh: '记录内容', en: 'What was noted' })}</h3>
        <pre className={css.json}>{JSON.stringify(line.detail, null, 2)}</pre>
      </div>
    </SidePanel>
  )
}
