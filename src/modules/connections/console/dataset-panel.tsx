import { Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, Form } from '#ui/form.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { askDataset, listDatasets, OPENNESS } from '../contract.ts'

/** Asks the platform on which departments share data for a dataset of its catalogue. */
export function DatasetPanel({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const { t } = useWords()
  const command = useCommand(askDataset)
  const platform = useOperation(listDatasets, {}, { freshForMs: 60_000 }).data?.platform
  return (
    <SidePanel title={t({ zh: '向数据共享平台申请', en: 'Ask the data platform' })} onClose={onClose}>
      {platform === null ? (
        <Inset>
          <p>
            {t({
              zh: '本区没有接入数据共享平台。请用“申请共享”直接向提供单位申请。',
              en: 'None is connected: ask the unit itself.',
            })}
          </p>
        </Inset>
      ) : (
        <>
          {platform?.simulated ? (
            <Inset>
              <p>
                {t({ zh: '模拟平台：目录和答复都是演示数据', en: 'Simulated: catalogue and answers are invented' })}
              </p>
            </Inset>
          ) : null}
          <Form
            fields={[
              {
                kind: 'custom',
                name: 'dataset',
                title: { zh: '数据目录', en: 'Dataset' },
                required: true,
                control: DatasetControl,
              },
              {
                kind: 'text',
                name: 'purpose',
                title: { zh: '用途', en: 'Purpose' },
                required: true,
                lines: 2,
                maxLength: 500,
              },
              {
                kind: 'text',
                name: 'basis',
                title: { zh: '依据', en: 'Basis' },
                required: true,
                maxLength: 300,
                hint: { zh: '法规、文件或案号', en: 'A law, a document or a case' },
              },
              {
                kind: 'number',
                name: 'days',
                title: { zh: '几天内答复', en: 'Days' },
                required: true,
                min: 1,
                max: 90,
              },
            ]}
            initial={{ days: 5 }}
            verb={t({ zh: '提交申请', en: 'Ask' })}
            busy={command.busy}
            problem={command.problem}
            onCancel={onClose}
            onSubmit={async (values) => {
              const done = await command.run(
                values as { dataset: string; purpose: string; basis: string; days: number },
              )
              if (done) onDone()
              return done !== null
            }}
          />
        </>
      )}
    </SidePanel>
  )
}

function DatasetControl({ id, value, change }: ControlProps) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { data } = useOperation(listDatasets, text ? { text } : {}, { freshForMs: 60_000 })
  return (
    <Select
      id={id}
      value={value as string | undefined}
      onChange={change}
      showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim().slice(0, 60)) }}
      placeholder={t({ zh: '输入数据名称或提供单位查找', en: 'Part of name or provider' })}
      notFoundContent={t({ zh: '目录里没有', en: 'None in the catalogue' })}
      options={(data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.name} · ${one.provider} · ${t(OPENNESS[one.openness])}`,
        title: one.fields.join('、'),
      }))}
      style={{ width: '100%' }}
    />
  )
}
