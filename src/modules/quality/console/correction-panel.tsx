import { Button, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { answerCorrection, type CorrectionRow, checkCorrection } from '../contract.ts'
import css from './quality.module.css'
import { useUnitNames } from './use-unit-names.ts'

const STEPS = {
  asked: { zh: '退回整改', en: 'returned' },
  answered: { zh: '答复', en: 'answered' },
  returned: { zh: '复查不过', en: 'not accepted' },
  accepted: { zh: '复查通过', en: 'accepted' },
} as const

/** One correction from the first word to the last, and what can be done about it now. */
export function CorrectionPanel({ row, onClose }: { row: CorrectionRow; onClose(): void }) {
  const { t } = useWords()
  const nameOf = useUnitNames()
  const mayAnswer = useMay('quality:correct')
  const mayCheck = useMay('quality:keep')
  return (
    <SidePanel title={row.caseNo} onClose={onClose}>
      <Inset>
        <h2>
          <To href={`/c/cases/${row.caseId}`}>{row.title}</To>
        </h2>
        <Facts
          facts={[
            [t({ zh: '抽查', en: 'Spot check' }), row.planNo],
            [t({ zh: '责任单位', en: 'Unit' }), nameOf(row.unit)],
            [t({ zh: '期限', en: 'By' }), row.due],
          ]}
        />
        <Lines>
          {row.steps.map((step) => (
            <li key={`${step.kind}${step.at}`}>
              <b>{t(STEPS[step.kind])}</b>
              <span>{step.text}</span>
              <span className="meta">
                {step.byName} {tableTime(step.at)}
              </span>
            </li>
          ))}
        </Lines>
        {row.state === 'open' && mayAnswer ? <Answer row={row} /> : null}
        {row.state === 'answered' && mayCheck ? <Check row={row} /> : null}
      </Inset>
    </SidePanel>
  )
}

function Answer({ row }: { row: CorrectionRow }) {
  const { t } = useWords()
  const send = useCommand(answerCorrection, { alsoChanges: ['notices'] })
  const [text, setText] = useState('')
  return (
    <section className={css.stack}>
      <Input.TextArea
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => setText(event.target.value)}
        placeholder={t({ zh: '整改情况', en: 'What was done' })}
        aria-label={t({ zh: '整改情况', en: 'What was done' })}
      />
      <div>
        <Button
          type="primary"
          disabled={!text.trim()}
          loading={send.busy}
          onClick={() => void send.run({ id: row.id, answer: text })}
        >
          {t({ zh: '答复整改', en: 'Answer' })}
        </Button>
      </div>
      <ProblemNotice problem={send.problem} />
    </section>
  )
}

function Check({ row }: { row: CorrectionRow }) {
  const { t } = useWords()
  const check = useCommand(checkCorrection, { alsoChanges: ['notices'] })
  const [text, setText] = useState('')
  const [due, setDue] = useState<Dayjs | null>(null)
  const send = (accepted: boolean) =>
    void check.run({ id: row.id, accepted, text, ...(due && !accepted ? { due: due.format('YYYY-MM-DD') } : {}) })
  return (
    <section className={css.stack}>
      <Input.TextArea
        value={text}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setText(event.target.value)}
        placeholder={t({ zh: '复查意见', en: 'What was found' })}
        aria-label={t({ zh: '复查意见', en: 'What was found' })}
      />
      <div className="row">
        <Button type="primary" disabled={!text.trim()} loading={check.busy} onClick={() => send(true)}>
          {t({ zh: '复查通过', en: 'Accept' })}
        </Button>
        <DatePicker
          value={due}
          onChange={setDue}
          minDate={dayjs()}
          placeholder={t({ zh: '新期限', en: 'by' })}
          aria-label={t({ zh: '新期限', en: 'New day' })}
        />
        <Button disabled={!text.trim()} loading={check.busy} onClick={() => send(false)}>
          {t({ zh: '退回再改', en: 'Return again' })}
        </Button>
      </div>
      <ProblemNotice problem={check.problem} />
    </section>
  )
}
