import { useState } from 'react'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { type FormulaRow, listFormulas, listSavings, type SavingRow, saveSaving } from '../../contract.ts'
import { computeSaving } from '../../domain/savings/compute-saving.ts'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'
import { ProjectControl } from '../project-control.tsx'
import { InputsControl, type InputValue } from './inputs-control.tsx'
import { WithdrawSaving } from './withdraw-saving.tsx'

/** Writes a saving down: the formula is chosen, each input has its source, and the result is seen before it is sent. */
export function SavingForm({ id, year, onClose }: { id: string | null; year: number; onClose(): void }) {
  const { t } = useWords()
  const formulas = useOperation(listFormulas, {})
  const rows = useOperation(listSavings, { limit: 100 }, { enabled: id !== null })
  const before = id === null ? null : (rows.data?.items.find((one) => one.id === id) ?? undefined)
  return (
    <SidePanel
      title={id ? t({ zh: '修改节约', en: 'Change a saving' }) : t({ zh: '登记节约', en: 'New saving' })}
      onClose={onClose}
    >
      <Loaded reading={formulas} lines={6}>
        {({ items }) =>
          before === undefined ? null : <SavingFields before={before} formulas={items} year={year} onClose={onClose} />
        }
      </Loaded>
      {before ? <WithdrawSaving row={before} onDone={onClose} /> : null}
    </SidePanel>
  )
}

interface Given {
  before: SavingRow | null
  formulas: readonly FormulaRow[]
  year: number
  onClose(): void
}

function SavingFields({ before, formulas, year, onClose }: Given) {
  const { t, language } = useWords()
  const say = useSay()
  const save = useCommand(saveSaving)
  const [id] = useState(() => before?.id ?? newKey())
  const formulaOf = (values: Values) =>
    values.formulaId === before?.formulaId ? before?.formula : formulas.find((one) => one.id === values.formulaId)
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'formulaId',
      title: { zh: '公式', en: 'Formula' },
      required: true,
      choices: formulas.map((one) => ({ value: one.id, title: { zh: one.zh, en: one.en } })),
    },
    { kind: 'text', name: 'title', title: { zh: '事项', en: 'What was saved' }, required: true, maxLength: 100 },
    { kind: 'number', name: 'year', title: { zh: '年度', en: 'Year' }, required: true, min: 2000, max: 2100 },
    { kind: 'custom', name: 'project', title: { zh: '项目', en: 'Project' }, control: ProjectControl },
    {
      kind: 'custom',
      name: 'inputs',
      title: { zh: '输入和来源', en: 'Inputs and their sources' },
      required: true,
      control: InputsControl,
      when: (values) => formulaOf(values) !== undefined,
    },
    ...(before
      ? [
          {
            kind: 'text',
            name: 'why',
            title: { zh: '修改原因', en: 'Why it is changed' },
            required: true,
            maxLength: 500,
          } as const,
        ]
      : []),
  ]
  const submit = async (values: Values) => {
    const { inputs = [], ...rest } = values as unknown as Sent
    const saved = await save.run(
      { id, ...rest, inputs: inputs.flatMap(sentInput) },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(
      t({ zh: `已登记：${saved.result} ${saved.formula.unit}`, en: `Recorded: ${saved.result} ${saved.formula.unit}` }),
    )
    onClose()
    return true
  }
  return (
    <Form
      fields={fields}
      initial={initialOf(before, year)}
      verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '登记节约', en: 'Record' })}
      onSubmit={submit}
      onCancel={onClose}
      busy={save.busy}
      problem={save.problem}
      draftKey={`saving.${before?.id ?? 'new'}`}
      foretell={(values) => {
        const formula = formulaOf(values)
        if (!formula) return null
        const inputs = (values.inputs as InputValue[] | undefined) ?? []
        const found = computeSaving(formula, new Map(inputs.map((one) => [one.name, one.value ?? ''])))
        return (
          <>
            <p className={css.formula}>{formula.expression}</p>
            {found.ok ? (
              <p>
                {found.value.steps.join('；')} →{' '}
                <b>
                  {groupDigits(found.value.text)} {formula.unit}
                </b>
              </p>
            ) : (
              <p className="meta">{found.fault[language]}</p>
            )}
          </>
        )
      }}
    />
  )
}

const sentInput = ({ name, value, source, documentId }: InputValue) =>
  value && source ? [{ name, value, source, ...(documentId ? { documentId } : {}) }] : []

interface Sent {
  formulaId: string
  title: string
  year: number
  project?: string
  inputs?: InputValue[]
  why?: string
}

function initialOf(before: SavingRow | null, year: number): Values {
  if (!before) return { year }
  const { formulaId, title, projectId, inputs } = before
  return { formulaId, title, year: before.year, ...(projectId ? { project: projectId } : {}), inputs }
}
