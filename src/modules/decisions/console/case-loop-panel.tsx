import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Card, Loaded, ProblemNotice } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { useMay } from '#ui/session.tsx'
import { addLoopNote, getCaseLoop } from '../contract.ts'
import { LOOP_STEPS, NOTE_STEPS, type NoteStep } from '../domain/case-loop.ts'
import css from './decisions.module.css'

/** The seven steps of one case, each with its records; conclusions are written here. Read only when it is opened. */
export default function CaseLoopPanel({ subject }: PanelProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const loop = useOperation(getCaseLoop, { id: subject }, { enabled: isOpen })
  const mayWrite = useMay('decisions:review')
  return (
    <Card
      title={t({ zh: '闭环七环节', en: 'The closed loop' })}
      extra={
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t({ zh: '收起', en: 'Close' }) : t({ zh: '列出各环节记录', en: 'List the records' })}
        </Button>
      }
    >
      {isOpen ? (
        <Loaded reading={loop} lines={7}>
          {({ steps, caseId }) => (
            <>
              <ol className={css.loop}>
                {steps.map(({ step, zh, en, records, missing }) => (
                  <li key={step}>
                    <details open={step in NOTE_STEPS && records.length > 0}>
                      <summary>
                        <strong>{t({ zh, en })}</strong>{' '}
                        <span className={css.grey}>
                          {missing ? t(missing) : t({ zh: `${records.length} 条`, en: `${records.length}` })}
                        </span>
                      </summary>
                      <ul>
                        {records.map((record) => (
                          <li key={`${record.at} ${record.what.zh} ${record.text ?? ''}`}>
                            {t(record.what)}
                            {record.text ? `：${record.text}` : ''}
                            <span className={css.grey}>{` ${tableTime(record.at)} ${record.by ?? ''}`}</span>
                          </li>
                        ))}
                      </ul>
                    </details>
                  </li>
                ))}
              </ol>
              {mayWrite ? <NoteForm caseId={caseId} /> : null}
            </>
          )}
        </Loaded>
      ) : null}
    </Card>
  )
}

function NoteForm({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const say = useSay()
  const [step, setStep] = useState<NoteStep>('review')
  const [text, setText] = useState('')
  const command = useCommand(addLoopNote)
  const write = async () => {
    if (!(await command.run({ id: caseId, step, text }))) return
    setText('')
    say(t({ zh: `已写入${LOOP_STEPS[step].zh}`, en: 'Written' }))
  }
  return (
    <div className={css.form}>
      <label htmlFor="loop-step">
        {t({ zh: '写一条记录', en: 'Write a note' })}
        <select id="loop-step" value={step} onChange={({ target }) => setStep(target.value as NoteStep)}>
          {(Object.keys(NOTE_STEPS) as NoteStep[]).map((key) => (
            <option key={key} value={key}>
              {t(NOTE_STEPS[key])}
            </option>
          ))}
        </select>
      </label>
      <Input.TextArea
        aria-label={t({ zh: '内容', en: 'Text' })}
        placeholder={t({
          zh: '结论、原因、下次怎么做；写下后不能改',
          en: 'Conclusion and causes; it cannot be changed later',
        })}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button disabled={text.trim().length < 4} loading={command.busy} onClick={() => void write()}>
        {t({ zh: '写入记录', en: 'Write' })}
      </Button>
      <ProblemNotice problem={command.problem} />
    </div>
  )
}
