import { useCommand } from '#ui/call.ts'
import { Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ConnectionView, saveConnection } from '../contract.ts'

/** Where the city is and what both sides agreed on; what is secret is entered and never shown again. */
export function ConnectionPanel({ view, onClose }: { view: ConnectionView; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveConnection)
  const submit = async (values: Values) => {
    const text = (name: string) => String(values[name] ?? '').trim()
    const secret = text('secret')
    const key = text('key')
    const made = await save.run({
      enabled: values.enabled === true,
      ...{ baseUrl: text('baseUrl'), ourName: text('ourName'), cityName: text('cityName') },
      ...(secret ? { secret } : {}),
      ...(key ? { key } : {}),
      stuckAfterMinutes: Number(values.stuckAfterMinutes),
    })
    if (!made) return false
    say(
      made.enabled
        ? t({ zh: '连接已启用', en: 'The connection is in use' })
        : t({ zh: '已保存，未启用', en: 'Saved, off' }),
    )
    onClose()
    return true
  }
  const { enabled, baseUrl, ourName, cityName, stuckAfterMinutes } = view
  return (
    <SidePanel title={t({ zh: '上级平台连接', en: 'Connection to the city' })} onClose={onClose}>
      <Form
        fields={[
          { kind: 'tick', name: 'enabled', title: { zh: '启用', en: 'In use' } },
          {
            kind: 'text',
            name: 'baseUrl',
            title: { zh: '市级接口地址', en: 'Address of the city' },
            required: true,
            maxLength: 300,
            hint: { zh: '形如 https://city.example/exchange', en: 'like https://city.example/exchange' },
          },
          { kind: 'text', name: 'ourName', title: { zh: '本区名称', en: 'Our name' }, required: true, maxLength: 60 },
          {
            kind: 'text',
            name: 'cityName',
            title: { zh: '市级名称', en: 'Name of the city' },
            required: true,
            maxLength: 60,
          },
          {
            kind: 'text',
            name: 'secret',
            title: { zh: '签名密钥', en: 'Signing secret' },
            required: !view.connected,
            maxLength: 200,
            hint: {
              zh: view.connected ? '不填则不变；至少 32 个字符' : '与市级约定，至少 32 个字符',
              en: view.connected ? 'left empty it stays; at least 32 characters' : 'as agreed, at least 32 characters',
            },
          },
          {
            kind: 'text',
            name: 'key',
            title: { zh: '市级给的访问密钥', en: 'Key that the city gave' },
            maxLength: 300,
            hint: { zh: '没有则不填；不填则不变', en: 'if there is one; left empty it stays' },
          },
          {
            kind: 'number',
            name: 'stuckAfterMinutes',
            title: { zh: '等待多少分钟算积压', en: 'Stuck after minutes' },
            required: true,
            min: 1,
            max: 1440,
          },
        ]}
        initial={{ enabled, baseUrl, ourName, cityName, stuckAfterMinutes }}
        verb={t({ zh: '保存连接', en: 'Save the connection' })}
        busy={save.busy}
        problem={save.problem}
        onCancel={onClose}
        onSubmit={submit}
      />
    </SidePanel>
  )
}
