import { Select } from 'antd'
import { useState } from 'react'
import { uploadFile } from '#modules/cases/contract.ts'
import { asProblem, callOperation, type Problem, useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { listLineCases, type Sheet, submitAppeal } from '../contract.ts'
import { countedParts } from '../domain/leave-out.ts'
import type { StoredMember } from '../domain/sheet.ts'
import css from './evaluation.module.css'

const ACCEPT = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.docx,.xlsx'
const MOST = 20

interface Props {
  sheet: Sheet
  member: StoredMember
  indicator: string
  onDone(): void
  onClose(): void
}

/** A unit says why a line is wrong, which cases should not count, and proves it. */
export default function AppealForm({ sheet, member, indicator, onDone, onClose }: Props) {
  const { t } = useWords()
  const say = useSay()
  const submit = useCommand(submitAppeal, { alsoChanges: ['notices'] })
  const named = sheet.inputs.indicators.find(({ id }) => id === indicator)
  const send = async (values: Values) => {
    const { reason = '', cases = [], files = [] } = values as { reason?: string; cases?: string[]; files?: string[] }
    const sent = await submit.run({ sheetId: sheet.id, scope: member.scope, indicator, reason, cases, files })
    if (!sent) return false
    say(t({ zh: `已提出申诉 ${sent.no}`, en: `Appeal ${sent.no} was submitted` }))
    onDone()
    return true
  }
  const [part] = countedParts(sheet.inputs, indicator)
  return (
    <SidePanel
      title={t({ zh: `对“${named?.zh ?? indicator}”申诉`, en: `Appeal against ${named?.en ?? indicator}` })}
      onClose={onClose}
    >
      <Form
        fields={[
          {
            kind: 'text',
            name: 'reason',
            title: { zh: '理由', en: 'Reason' },
            required: true,
            lines: 4,
            maxLength: 2000,
          },
          {
            kind: 'custom',
            name: 'cases',
            title: { zh: '不应计入的案件', en: 'Cases that should not count' },
            control: (props) => (
              <CasesPick {...props} sheetId={sheet.id} scope={member.scope} indicator={part?.id ?? indicator} />
            ),
            hint: {
              zh: '只列出计入这一项、丢分的案件；数字有误的可不选',
              en: 'Cases that cost points; none where a figure is wrong',
            },
          },
          { kind: 'custom', name: 'files', title: { zh: '证明材料', en: 'Evidence' }, control: FilesPick },
        ]}
        verb={t({ zh: '提出申诉', en: 'Appeal' })}
        onSubmit={send}
        onCancel={onClose}
        busy={submit.busy}
        problem={submit.problem}
        draftKey={`appeal.${sheet.id}.${member.scope}.${indicator}`}
      />
    </SidePanel>
  )
}

function CasesPick({
  id,
  value,
  change,
  sheetId,
  scope,
  indicator,
}: ControlProps & { sheetId: string; scope: string; indicator: string }) {
  const { t } = useWords()
  const { data } = useOperation(listLineCases, { id: sheetId, scope, indicator, part: 'lost' })
  return (
    <Select
      id={id}
      mode="multiple"
      value={(value as string[] | undefined) ?? []}
      onChange={(ids: string[]) => change(ids)}
      optionFilterProp="label"
      placeholder={t({ zh: '选择案件', en: 'Choose cases' })}
      options={(data?.items ?? []).map((one) => ({ value: one.id, label: `${one.caseNo} ${one.title}` }))}
    />
  )
}

function FilesPick({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const ids = (value as string[] | undefined) ?? []
  const [names, setNames] = useState<Record<string, string>>({})
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = async (files: readonly File[]) => {
    setProblem(null)
    const chosen = files.slice(0, MOST - ids.length)
    setWaiting(chosen.length)
    const taken: string[] = []
    for (const file of chosen) {
      try {
        const kept = await callOperation(uploadFile, {}, { file })
        setNames((before) => ({ ...before, [kept.id]: kept.name }))
        taken.push(kept.id)
      } catch (thrown) {
        setProblem(asProblem(thrown))
      }
      setWaiting((count) => count - 1)
    }
    if (taken.length > 0) change([...ids, ...taken])
  }
  return (
    <div className="row">
      {ids.map((file) => (
        <span key={file} className={css.mark}>
          {names[file] ?? file.slice(-6)}{' '}
          <button type="button" onClick={() => change(ids.filter((one) => one !== file))}>
            {t({ zh: '移除', en: 'Remove' })}
          </button>
        </span>
      ))}
      {waiting > 0 ? <span className="meta">{t({ zh: `上传中 ${waiting} 个`, en: `Sending ${waiting}` })}</span> : null}
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPT}
        disabled={ids.length >= MOST}
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
    </div>
  )
}
