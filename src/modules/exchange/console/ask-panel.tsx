import { useCommand } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { askUpper } from '../contract.ts'

/** The district asks the city to take an order back, or for more time. */
export function AskPanel({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const command = useCommand(askUpper, { alsoChanges: ['cases'] })
  return (
    <SidePanel title={t({ zh: '向市级申请', en: 'Ask the city' })} onClose={onClose}>
      <Form
        fields={[
          {
            kind: 'choice',
            name: 'ask',
            title: { zh: '申请', en: 'Ask for' },
            required: true,
            choices: [
              { value: 'return', title: { zh: '退单', en: 'return' } },
              { value: 'extension', title: { zh: '延期', en: 'extension' } },
            ],
          },
          {
            kind: 'date',
            time: true,
            name: 'due',
            title: { zh: '新的期限', en: 'New date' },
            required: true,
            when: ({ ask }) => ask === 'extension',
          },
          {
            kind: 'text',
            name: 'reason',
            title: { zh: '理由', en: 'Reason' },
            required: true,
            maxLength: 500,
            lines: 3,
          },
        ]}
        initial={{}}
        verb={t({ zh: '报送市级', en: 'Send to the city' })}
        busy={command.busy}
        problem={command.problem}
        onCancel={onClose}
        draftKey={`exchange.ask.${caseId}`}
        onSubmit={async ({ ask, due, reason }) => {
          const made = await command.run({
            caseId,
            ask: ask === 'extension' ? 'extension' : 'return',
            reason: String(reason ?? '').trim(),
            ...(ask === 'extension' ? { due: String(due ?? '') } : {}),
          })
          if (!made) return false
          say(t({ zh: '已报送，批复后自动执行', en: 'Sent; what is decided is carried out by itself' }))
          onClose()
          return true
        }}
      />
    </SidePanel>
  )
}
