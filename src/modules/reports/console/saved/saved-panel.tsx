import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { listSavedReports, removeReport, type SavedReport, shareReport } from '../../contract.ts'
import css from './saved.module.css'

/** Reports of one's own and those that others share, with how often each is used. */
export function SavedPanel({
  chosen,
  onOpen,
  onClose,
}: {
  chosen: string | null
  onOpen(report: SavedReport | null): void
  onClose(): void
}) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const list = useOperation(listSavedReports, text.trim() === '' ? {} : { text: text.trim() })
  return (
    <SidePanel
      title={t({ zh: '已存报表', en: 'Saved reports' })}
      onClose={onClose}
      actions={
        <Button size="small" onClick={() => onOpen(null)}>
          {t({ zh: '新建报表', en: 'New report' })}
        </Button>
      }
    >
      <div className={css.panel}>
        <Input
          allowClear
          aria-label={t({ zh: '按名称找', en: 'Find by name' })}
          placeholder={t({ zh: '按名称或说明找', en: 'Find by name or note' })}
          value={text}
          maxLength={60}
          onChange={({ target }) => setText(target.value)}
        />
        <Loaded reading={list} lines={6}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState>
                {text
                  ? t({ zh: '没有这样的报表。换个词再找', en: 'No such report: try another word' })
                  : t({ zh: '还没有存过报表。排好后点“保存报表”', en: 'Nothing saved yet: arrange one, then save it' })}
              </EmptyState>
            ) : (
              <ul className={css.list}>
                {items.map((report) => (
                  <Saved key={report.id} report={report} isChosen={report.id === chosen} open={() => onOpen(report)} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </SidePanel>
  )
}

function Saved({ report, isChosen, open }: { report: SavedReport; isChosen: boolean; open(): void }) {
  const { t } = useWords()
  const say = useSay()
  const confirm = useConfirm()
  const mayShare = useMay('reports:share')
  const share = useCommand(shareReport)
  const remove = useCommand(removeReport)
  const { name, note, shared, mine, owner, uses, usedAt } = report
  const toggle = async () => {
    if (await share.run({ id: report.id, shared: !shared }))
      say(
        shared
          ? t({ zh: '已收回，只有你看得到', en: 'Taken back: only you see it' })
          : t({ zh: '已共享', en: 'Shared' }),
      )
  }
  const away = async () => {
    const yes = await confirm({
      title: t({ zh: `移除“${name}”？`, en: `Remove “${name}”?` }),
      detail: t({ zh: '从列表中移除，各版留底。', en: 'It leaves the list; its versions are kept.' }),
      verb: t({ zh: '移除报表', en: 'Remove the report' }),
      danger: true,
    })
    if (yes && (await remove.run({ id: report.id }))) say(t({ zh: `已移除“${name}”`, en: `Removed “${name}”` }))
  }
  return (
    <li className={css.saved} aria-current={isChosen}>
      <button type="button" className={css.name} onClick={open}>
        {name}
      </button>
      {note ? <span>{note}</span> : null}
      <span className={css.grey}>
        {[
          mine ? t({ zh: '我的', en: 'mine' }) : owner,
          shared ? t({ zh: '共享', en: 'shared' }) : null,
          t({ zh: `用过 ${count(uses)} 次`, en: `used ${count(uses)} times` }),
          usedAt ? t({ zh: `最近 ${tableTime(usedAt)}`, en: `last ${tableTime(usedAt)}` }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {mine ? (
        <span className={css.acts}>
          {mayShare ? (
            <Button size="small" onClick={() => void toggle()}>
              {shared ? t({ zh: '收回共享', en: 'Take back' }) : t({ zh: '共享', en: 'Share' })}
            </Button>
          ) : null}
          <Button size="small" onClick={() => void away()}>
            {t({ zh: '移除', en: 'Remove' })}
          </Button>
        </span>
      ) : null}
      <ProblemNotice problem={share.problem ?? remove.problem} />
    </li>
  )
}
