import { useCommand } from '#ui/call.ts'
import { Form, type Values } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { drawSheet } from '../contract.ts'
import type { PeerGroup } from '../domain/peer-group.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'
import { periodBefore, sheetPeriod } from '../domain/sheet-period.ts'

/** Which scheme, whom, and for when; the draft opens as soon as it is drawn. */
export default function DrawForm({
  schemes,
  groups,
  onClose,
}: {
  schemes: readonly EvaluationScheme[]
  groups: readonly PeerGroup[]
  onClose(): void
}) {
  const { t } = useWords()
  const go = useGo()
  const draw = useCommand(drawSheet)
  const submit = async (values: Values) => {
    const { scheme = '', group = '', period = '' } = values as Record<string, string>
    const sheet = await draw.run({ scheme, group, period })
    if (!sheet) return false
    go(`/c/evaluation/${sheet.id}`)
    return true
  }
  return (
    <SidePanel title={t({ zh: '编制考评表', en: 'Draw up a sheet' })} onClose={onClose}>
      <Form
        fields={[
          {
            kind: 'choice',
            name: 'scheme',
            title: { zh: '方案', en: 'Scheme' },
            required: true,
            choices: schemes.map(({ id, zh, en }) => ({ value: id, title: { zh, en: en ?? zh } })),
          },
          {
            kind: 'choice',
            name: 'group',
            title: { zh: '排名分组', en: 'Peer group' },
            required: true,
            choices: groups.map(({ id, zh, en }) => ({ value: id, title: { zh, en } })),
          },
          {
            kind: 'text',
            name: 'period',
            title: { zh: '期间', en: 'Period' },
            required: true,
            maxLength: 24,
            hint: {
              zh: '月 2026-10、季 2026-Q4、年 2026、周 2026-W46，或起止日 2026-10-01..2026-10-15',
              en: '2026-10, 2026-Q4, 2026, 2026-W46, or days 2026-10-01..2026-10-15',
            },
          },
        ]}
        initial={{
          ...(schemes[0] ? { scheme: schemes[0].id } : {}),
          ...(groups[0] ? { group: groups[0].id } : {}),
          period: periodBefore(sheetPeriod(today().slice(0, 7))),
        }}
        verb={t({ zh: '编制草稿', en: 'Draw the draft' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={draw.busy}
        problem={draw.problem}
      />
    </SidePanel>
  )
}
