import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type getBroker, setBroker } from '../contract.ts'

export type BrokerView = Output<typeof getBroker>

/** Where devices are heard; the password is entered and never shown again. */
export function BrokerPanel({ view, onClose }: { view: BrokerView; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(setBroker)
  const submit = async (values: Values) => {
    const text = (name: string) => (values[name] as string | undefined) ?? ''
    const password = text('password')
    const done = await save.run({
      url: text('url'),
      ...(text('username') ? { username: text('username') } : {}),
      ...(password ? { password } : {}),
    })
    if (!done) return false
    say(
      done.url
        ? t({ zh: '已保存，几秒内重连', en: 'Saved; it connects in seconds' })
        : t({ zh: '已停止接入', en: 'Nothing is heard any more' }),
    )
    onClose()
    return true
  }
  return (
    <SidePanel title={t({ zh: '设置感知接入', en: 'Set the broker' })} onClose={onClose}>
      <Form
        fields={[
          {
            kind: 'text',
            name: 'url',
            title: { zh: 'MQTT 地址', en: 'MQTT address' },
            maxLength: 200,
            hint: {
              zh: '形如 mqtts://iot.example:8883；留空则不接入',
              en: 'like mqtts://iot.example:8883; left empty nothing is heard',
            },
          },
          { kind: 'text', name: 'username', title: { zh: '用户', en: 'User' }, maxLength: 100 },
          {
            kind: 'text',
            name: 'password',
            title: { zh: '密码', en: 'Password' },
            maxLength: 200,
            hint: view.hasPassword
              ? {
                  zh: '不填则不变；地址或用户改了要重新填',
                  en: 'Left empty it stays; enter it again if address or user change',
                }
              : { zh: '封存保管，之后不再显示', en: 'Kept sealed, never shown again' },
          },
        ]}
        initial={{ url: view.url ?? '', username: view.username ?? '' }}
        verb={t({ zh: '保存接入', en: 'Save' })}
        busy={save.busy}
        problem={save.problem}
        onCancel={onClose}
        onSubmit={submit}
      />
    </SidePanel>
  )
}
