import { Button } from 'antd'
import { useState } from 'react'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type FormulaRow, listFormulas, saveFormula } from '../../contract.ts'
import { checkFormula } from '../../domain/savings/compute-saving.ts'
import css from '../oversight.module.css'
import { type FormulaInput, FormulaInputsControl } from './formula-inputs-control.tsx'

/** Formulas of savings: data of the district, read by the program's own small language. */
export function FormulasPanel({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const mayKeep = useMay('ledger:keep')
  const reading = useOperation(listFormulas, {})
  const [open, setOpen] = useState<string | null>(null)
  return (
    <SidePanel title={t({ zh: '节约公式', en: 'Formulas' })} onClose={onClose}>
      <Loaded reading={reading} lines={6}>
        {({ items }) => (
          <Inset>
            {items.map((one) =>
              open === one.id ? (
                <FormulaForm key={one.id} before={one} onClose={() => setOpen(null)} />
              ) : (
                <div key={one.id} className={css.instalment}>
                  <div className="row">
                    <b>{one[language]}</b>
                    {mayKeep ? (
                      <Button size="small" onClick={() => setOpen(one.id)}>
                        {t({ zh: '修改', en: 'Change' })}
                      </Button>
                    ) : null}
                  </div>
                  <p className={css.formula}>{one.expression}</p>
                  <p className="meta">
                    {one.inputs.map(({ name, unit }) => (unit ? `${name}（${unit}）` : name)).join('、')} → {one.unit}
                    {t({ zh: `，${one.decimals} 位小数`, en: `, ${one.decimals} decimals` })}
                  </p>
                </div>
              ),
            )}
            {open === 'new' ? (
              <FormulaForm before={null} onClose={() => setOpen(null)} />
            ) : mayKeep ? (
              <div>
                <Button onClick={() => setOpen('new')}>{t({ zh: '新建公式', en: 'New formula' })}</Button>
              </div>
            ) : null}
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'zh', title: { zh: '名称', en: 'Name in Chinese' }, required: true, maxLength: 60 },
  { kind: 'text', name: 'en', title: { zh: '英文名称', en: 'Name in English' }, required: true, maxLength: 100 },
  {
    kind: 'text',
    name: 'key',
    title: { zh: '标识', en: 'Key' },
    required: true,
    maxLength: 40,
    hint: { zh: '小写字母、数字和 -，字母开头', en: 'Lower-case letters, digits and -' },
  },
  {
    kind: 'choice',
    name: 'sort',
    title: { zh: '种类', en: 'Sort' },
    required: true,
    choices: [
      { value: 'money', title: { zh: '资金', en: 'Money' } },
      { value: 'material', title: { zh: '实物', en: 'Material' } },
    ],
  },
  {
    kind: 'custom',
    name: 'inputs',
    title: { zh: '输入', en: 'Inputs' },
    required: true,
    control: FormulaInputsControl,
  },
  {
    kind: 'text',
    name: 'expression',
    title: { zh: '算式', en: 'Formula' },
    required: true,
    lines: 2,
    maxLength: 300,
    hint: {
      zh: '可用输入名称、数、+ − × ÷ 和括号；换算数写单位，如 1000000[克/吨]',
      en: 'Names, numbers, + − × ÷ and brackets; conversions with their unit: 1000000[克/吨]',
    },
  },
  { kind: 'text', name: 'unit', title: { zh: '结果单位', en: 'Unit of the result' }, required: true, maxLength: 30 },
  { kind: 'number', name: 'decimals', title: { zh: '小数位', en: 'Decimals' }, required: true, min: 0, max: 6 },
]

const WHY: Field = {
  kind: 'text',
  name: 'why',
  title: { zh: '修改原因', en: 'Why it is changed' },
  required: true,
  maxLength: 500,
}

function FormulaForm({ before, onClose }: { before: FormulaRow | null; onClose(): void }) {
  const { t, language } = useWords()
  const say = useSay()
  const save = useCommand(saveFormula)
  const [id] = useState(() => before?.id ?? newKey())
  const submit = async (values: Values) => {
    const given = values as unknown as Sent
    const saved = await save.run(
      { ...given, id, inputs: whole(given.inputs) },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: `已保存公式“${saved.zh}”`, en: `Saved the formula ${saved.en}` }))
    onClose()
    return true
  }
  return (
    <Form
      fields={before ? [...FIELDS, WHY] : FIELDS}
      initial={before ? { ...before } : { inputs: [{}], decimals: 2, sort: 'money', unit: '元' }}
      verb={before ? t({ zh: '保存公式', en: 'Save the formula' }) : t({ zh: '新建公式', en: 'Add the formula' })}
      onSubmit={submit}
      onCancel={onClose}
      busy={save.busy}
      problem={save.problem}
      draftKey={`formula.${before?.id ?? 'new'}`}
      foretell={(values) => {
        const { expression = '', inputs = [], unit = '', decimals = 0 } = values as unknown as Partial<Sent>
        const found = checkFormula({ expression, inputs: whole(inputs), unit, decimals })
        return (
          <p className={found.ok ? css.ok : 'meta'}>
            {found.ok
              ? t({ zh: '● 算式和单位都对得上', en: '● The formula and its units fit' })
              : found.fault[language]}
          </p>
        )
      }}
    />
  )
}

const whole = (inputs: readonly FormulaInput[]) =>
  inputs.flatMap(({ name, unit = '' }) => (name?.trim() ? [{ name: name.trim(), unit }] : []))

interface Sent {
  key: string
  zh: string
  en: string
  sort: 'money' | 'material'
  expression: string
  inputs: FormulaInput[]
  unit: string
  decimals: number
  why?: string
}
