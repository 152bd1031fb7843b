import type { ReactNode } from 'react'
import type { Operation } from '#core/operation.ts'
import type { Commanding } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { useWords, type Words } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { words } from '../../words.ts'

/** A written reason before something is taken back or removed. */
export function ReasonForm<Op extends Operation>({
  title,
  about,
  verb,
  done,
  command,
  inputOf,
  onClose,
}: {
  title: Words
  about: ReactNode
  verb: Words
  done: Words
  command: Commanding<Op>
  inputOf(reason: string): Parameters<Commanding<Op>['run']>[0]
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  return (
    <SidePanel title={t(title)} onClose={onClose}>
      <Form
        fields={[{ kind: 'text', name: 'reason', title: words.reason, required: true, lines: 2, maxLength: 500 }]}
        verb={t(verb)}
        danger
        foretell={() => about}
        onSubmit={async ({ reason }) => {
          if (!(await command.run(inputOf(String(reason))))) return false
          say(t(done))
          onClose()
          return true
        }}
        onCancel={onClose}
        busy={command.busy}
        problem={command.problem}
      />
    </SidePanel>
  )
}
