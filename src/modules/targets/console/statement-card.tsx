import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { tableTime, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { getStatement, recordStatement, type StatementState, setEvidenceKind } from '../contract.ts'
import css from './standing-rule/standing-rule.module.css'

const FIELDS: readonly Field[] = [
  {
    kind: 'text',
    name: 'text',
    title: { zh: '陈述内容', en: 'What is stated' },
    required: true,
    lines: 2,
    maxLength: 300,
  },
  {
    kind: 'text',
    name: 'statedBy',
    title: { zh: '谁陈述的', en: 'Who states it' },
    required: true,
    maxLength: 60,
    hint: { zh: '姓名和职务，或单位', en: 'Name and office, or a body' },
  },
  { kind: 'date', name: 'statedOn', title: { zh: '陈述日期', en: 'Stated on' }, required: true },
  {
    kind: 'text',
    name: 'basis',
    title: { zh: '依据', en: 'On what it rests' },
    required: true,
    lines: 2,
    maxLength: 300,
    hint: { zh: '如合同条款、函件、会议纪要', en: 'A contract clause, a letter, a minute' },
  },
]

/** What marks a result that was stated and not measured, wherever it is shown. */
export function StatementMark() {
  const { t } = useWords()
  return (
    <span className={css.mark} title={t({ zh: '由人陈述，没有测量', en: 'Stated by somebody, not measured' })}>
      {t({ zh: '陈述', en: 'statement' })}
    </span>
  )
}

/** The statement of a target in place of a measured value: who states it and on what basis. */
export function StatementCard({ targetId, open }: { targetId: string; open: boolean }) {
  const reading = useOperation(getStatement, { targetId }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={2}>
      {(found) => <Stated found={found} open={open} />}
    </Loaded>
  )
}

function Stated({ found, open }: { found: StatementState; open: boolean }) {
  const { t } = useWords()
  const mayFill = useMay('targets:fill')
  const maySet = useMay('targets:set')
  const kind = useCommand(setEvidenceKind)
  const [writing, setWriting] = useState(false)
  const { statement, targetId } = found
  if (found.kind === 'measurement')
    return maySet && open ? (
      <div className={css.stack}>
        <div>
          <Button
            size="small"
            type="text"
            loading={kind.busy}
            onClick={() => void kind.run({ targetId, kind: 'statement' })}
          >
            {t({ zh: '无法测量，改为陈述', en: 'Cannot be measured: a statement instead' })}
          </Button>
        </div>
        <ProblemNotice problem={kind.problem} />
      </div>
    ) : null
  if (writing) return <Write found={found} onDone={() => setWriting(false)} />
  return (
    <div className={css.said}>
      <div className="row">
        <StatementMark />
        <span className={css.grow}>{statement?.text ?? t({ zh: '还没有登记陈述', en: 'Nothing stated yet' })}</span>
        {mayFill && open ? (
          <Button size="small" onClick={() => setWriting(true)}>
            {statement ? t({ zh: '修改陈述', en: 'Change' }) : t({ zh: '登记陈述', en: 'Record it' })}
          </Button>
        ) : null}
        {maySet && open && !statement ? (
          <Button
            size="small"
            type="text"
            loading={kind.busy}
            onClick={() => void kind.run({ targetId, kind: 'measurement' })}
          >
            {t({ zh: '改回实测', en: 'Measure it' })}
          </Button>
        ) : null}
      </div>
      {statement ? (
        <p className="meta">
          {t({
            zh: `${statement.statedBy}，${statement.statedOn}。依据：${statement.basis}。${statement.recordedByName} ${tableTime(statement.recordedAt)} 登记`,
            en: `${statement.statedBy}, ${statement.statedOn}. Basis: ${statement.basis}. Recorded by ${statement.recordedByName}, ${tableTime(statement.recordedAt)}`,
          })}
        </p>
      ) : null}
      <ProblemNotice problem={kind.problem} />
    </div>
  )
}

function Write({ found: { targetId, statement }, onDone }: { found: StatementState; onDone(): void }) {
  const { t } = useWords()
  const say = useSay()
  const record = useCommand(recordStatement)
  const submit = async (values: Values) => {
    const said = values as { text: string; statedBy: string; statedOn: string; basis: string }
    const done = await record.run({ targetId, ...said }, statement ? { expectedVersion: statement.version } : {})
    if (!done) return false
    say(t({ zh: '陈述已登记', en: 'The statement is recorded' }))
    onDone()
    return true
  }
  return (
    <Form
      fields={FIELDS}
      initial={
        statement
          ? { text: statement.text, statedBy: statement.statedBy, statedOn: statement.statedOn, basis: statement.basis }
          : { statedOn: today() }
      }
      verb={t({ zh: '登记陈述', en: 'Record the statement' })}
      onSubmit={submit}
      onCancel={onDone}
      busy={record.busy}
      problem={record.problem}
    />
  )
}
