import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type Bulletin, saveWords } from '../contract.ts'
import css from './bulletins.module.css'

const LONGEST = 4000

/** The parts of a draft that no rule can write: cases worth telling, suggestions. */
export function WordsPanel({ bulletin, onClose }: { bulletin: Bulletin; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveWords)
  const [texts, setTexts] = useState(() => new Map(bulletin.words.map(({ id, text }) => [id, text])))
  const send = async () => {
    const words = [...texts].map(([id, text]) => ({ id, text }))
    if (!(await save.run({ id: bulletin.id, words }, { expectedVersion: bulletin.version }))) return
    say(t({ zh: '已保存到草稿', en: 'Saved' }))
    onClose()
  }
  return (
    <SidePanel title={t({ zh: '填写文字', en: 'Write' })} onClose={onClose}>
      <Inset>
        {bulletin.words.map(({ id, hint }) => (
          <div key={id} className={css.field}>
            <label htmlFor={`bulletin-${id}`}>{hint}</label>
            <Input.TextArea
              id={`bulletin-${id}`}
              value={texts.get(id) ?? ''}
              maxLength={LONGEST}
              autoSize={{ minRows: 4, maxRows: 12 }}
              placeholder={t({
                zh: '没有的写“无”。不写姓名、电话',
                en: 'Write "none" where there is nothing. No names or phones',
              })}
              onChange={(event) => setTexts(new Map(texts).set(id, event.target.value))}
            />
          </div>
        ))}
        {save.problem ? <ProblemNotice problem={save.problem} /> : null}
        <div>
          <Button type="primary" loading={save.busy} onClick={() => void send()}>
            {t({ zh: '保存到草稿', en: 'Save to the draft' })}
          </Button>
        </div>
      </Inset>
    </SidePanel>
  )
}
