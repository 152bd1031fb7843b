import { Button, Select } from 'antd'
import { useState } from 'react'
import { listUnits } from '#modules/people/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { type ControlProps, Form } from '#ui/form.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { createWebhook, TOPICS, type Topic } from '../contract.ts'
import { words } from '../words.ts'
import css from './connections.module.css'

/** A receiver of messages; the key of the signature is shown once. */
export function WebhookForm({ onClose, onMade }: { onClose(): void; onMade(): void }) {
  const { t } = useWords()
  const create = useCommand(createWebhook)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <SidePanel title={t({ zh: '新建推送', en: 'New webhook' })} onClose={onClose}>
      {secret !== null ? (
        <div role="status">
          <Inset>
            <p>
              {t({
                zh: '签名密钥，请交给接收方核对签名。只显示这一次：',
                en: 'Key of the signature, for the receiver. Shown this once:',
              })}
            </p>
            <p className={css.secret}>{secret}</p>
            <Button type="primary" onClick={onClose}>
              {t({ zh: '已记下，收起', en: 'Noted, close' })}
            </Button>
          </Inset>
        </div>
      ) : (
        <Form
          fields={[
            { kind: 'text', name: 'name', title: { zh: '接收方名称', en: 'Receiver' }, required: true, maxLength: 60 },
            {
              kind: 'text',
              name: 'url',
              title: { zh: '接收地址', en: 'Address' },
              required: true,
              maxLength: 500,
              hint: { zh: 'http 或 https，能收 POST 的地址', en: 'http or https, taking POST' },
            },
            { kind: 'tick', name: 'task.sent', title: TOPICS['task.sent'] },
            { kind: 'tick', name: 'case.changed', title: TOPICS['case.changed'] },
            {
              kind: 'custom',
              name: 'unit',
              title: words.unit,
              control: UnitControl,
              hint: { zh: '只推送与此单位有关的；空为全区', en: 'Only what concerns it; empty: the whole district' },
            },
          ]}
          initial={{ 'task.sent': true }}
          verb={t({ zh: '新建推送', en: 'Make it' })}
          busy={create.busy}
          problem={create.problem}
          onCancel={onClose}
          onSubmit={async ({ name, url, unit, ...ticks }) => {
            const topics = (Object.keys(TOPICS) as Topic[]).filter((topic) => ticks[topic] === true)
            const made = await create.run({
              name: name as string,
              url: url as string,
              topics,
              ...(typeof unit === 'string' ? { unit } : {}),
            })
            if (made) {
              onMade()
              setSecret(made.secret ?? '—')
            }
            return made !== null
          }}
        />
      )}
    </SidePanel>
  )
}

export function UnitControl({ id, value, change }: ControlProps) {
  const { t, language } = useWords()
  const { data } = useOperation(listUnits, { limit: 3000 }, { freshForMs: 3_600_000 })
  return (
    <Select
      id={id}
      value={value as string | undefined}
      onChange={change}
      options={(data?.items ?? []).map((unit) => ({ value: unit.id, label: unit[language] || unit.zh }))}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(words.unit)}
      style={{ width: '100%' }}
    />
  )
}
