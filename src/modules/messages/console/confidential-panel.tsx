import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { openMessage, registerMessage } from '../contract.ts'

/** A confidential message is opened for a purpose, and registered in words that others may read. */
export function ConfidentialPanel({ id, onDone, onClose }: { id: string; onDone(): void; onClose(): void }) {
  const { t } = useWords()
  const opening = useCommand(openMessage)
  const registering = useCommand(registerMessage, { alsoChanges: ['messages', 'cases'] })
  const [purpose, setPurpose] = useState('')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [message, setMessage] = useState<{ title: string; text: string; name: string | null } | null>(null)
  const open = async () => setMessage(await opening.run({ id, purpose: purpose.trim() }))
  const register = async () => {
    if (await registering.run({ id, title: title.trim(), text: text.trim() })) onDone()
  }
  const problem = opening.problem ?? registering.problem
  return (
    <SidePanel title={t({ zh: '保密来件', en: 'Confidential message' })} onClose={onClose}>
      <Inset>
        {problem ? <ProblemNotice problem={problem} /> : null}
        {message ? (
          <>
            <p>
              <b>{message.title}</b>
            </p>
            <p>{message.text}</p>
            <p>{message.name}</p>
            <Input
              aria-label={t({ zh: '案件标题（不写企业和人名）', en: 'Title without names' })}
              placeholder={t({ zh: '案件标题（不写企业和人名）', en: 'Title without names' })}
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <Input.TextArea
              aria-label={t({ zh: '案件内容（承办单位可见）', en: 'What the unit may read' })}
              placeholder={t({ zh: '案件内容（承办单位可见）', en: 'What the unit may read' })}
              rows={6}
              maxLength={20_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button
              type="primary"
              disabled={title.trim() === '' || text.trim() === ''}
              loading={registering.busy}
              onClick={() => void register()}
            >
              {t({ zh: '登记为案件', en: 'Register' })}
            </Button>
          </>
        ) : (
          <>
            <p>{t({ zh: '打开将留痕。请写明用途。', en: 'Opening is written to the journal. Say what for.' })}</p>
            <Input
              aria-label={t({ zh: '用途', en: 'Purpose' })}
              maxLength={200}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <Button disabled={purpose.trim() === ''} loading={opening.busy} onClick={() => void open()}>
              {t({ zh: '打开', en: 'Open' })}
            </Button>
          </>
        )}
      </Inset>
    </SidePanel>
  )
}
