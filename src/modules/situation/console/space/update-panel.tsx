import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Facts, ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { removeSceneUpdate, type SceneUpdate } from '../../contract.ts'
import { words } from '../../words.ts'
import { km2 } from './km2.ts'

/** One updated area, and how it is taken back. */
export function UpdatePanel({ update, mayKeep, onClose }: { update: SceneUpdate; mayKeep: boolean; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const command = useCommand(removeSceneUpdate)
  const [reason, setReason] = useState('')
  const remove = async () => {
    const done = await command.run({ id: update.id, reason: reason.trim() })
    if (!done) return
    say(t({ zh: `已撤回“${update.name}”`, en: `Took back ${update.name}` }))
    onClose()
  }
  return (
    <SidePanel title={update.name} onClose={onClose}>
      <Inset>
        {update.invented ? <p className="meta">{t(words.invented)}</p> : null}
        <Facts
          facts={[
            [t({ zh: '更新日期', en: 'Date' }), update.updatedOn],
            [t({ zh: '面积', en: 'Area' }), `${km2(update.areaM2)} km²`],
            [t({ zh: '本年新增', en: 'New this year' }), `${km2(update.addsM2)} km²`],
            [t({ zh: '街道', en: 'Street' }), update.street ?? '—'],
            [t({ zh: '制作单位', en: 'Maker' }), update.maker || '—'],
            [t({ zh: '备注', en: 'Note' }), update.note || '—'],
            [t({ zh: '来自文件', en: 'File' }), update.fileName ?? '—'],
          ]}
        />
        {mayKeep ? (
          <>
            <label htmlFor="reason">{t({ zh: '撤回原因', en: 'Reason for taking it back' })}</label>
            <Input
              id="reason"
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
              placeholder={t({ zh: '如：重复登记', en: 'such as: entered twice' })}
            />
            <ProblemNotice problem={command.problem} retry={() => void remove()} />
            <Button danger disabled={reason.trim().length < 2} loading={command.busy} onClick={() => void remove()}>
              {t({ zh: '撤回此更新区', en: 'Take this area back' })}
            </Button>
          </>
        ) : null}
      </Inset>
    </SidePanel>
  )
}
