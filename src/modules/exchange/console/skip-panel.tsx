import { useCommand } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { skip, type WaitingRow } from '../contract.ts'
import { words } from '../words.ts'

/** Skipping needs a reason, which the other side is told. What blocks is skipped, not what waits behind it. */
export function SkipPanel({ row, onClose }: { row: WaitingRow; onClose(): void }) {
  const { t, language } = useWords()
  const say = useSay()
  const command = useCommand(skip)
  const seq = row.waitsFor === 'earlier' && row.first !== null ? row.first : row.seq
  return (
    <SidePanel title={t({ zh: '跳过报文', en: 'Skip a message' })} onClose={onClose}>
      <Inset>
        <p>
          {t(words[row.direction])} {row.thread} · {seq}
          {seq === row.seq ? ` · ${row[language]}` : ''}
        </p>
        <p className="meta">
          {row.direction === 'up'
            ? t({
                zh: '市级收到的将是“已跳过”和理由，不再收到原内容，后面的报文继续。不能撤销。',
                en: 'The city gets the reason in its place; those behind it go on. It cannot be undone.',
              })
            : t({
                zh: '这一号市级报文不再执行，后面的报文继续。不能撤销。',
                en: 'That message is not carried out; those behind it go on. It cannot be undone.',
              })}
        </p>
        <Form
          fields={[
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
          verb={t({ zh: '跳过 1 条', en: 'Skip' })}
          busy={command.busy}
          problem={command.problem}
          onCancel={onClose}
          onSubmit={async (values) => {
            const { direction, thread } = row
            const made = await command.run({ direction, thread, seq, reason: String(values.reason ?? '').trim() })
            if (!made) return false
            say(
              made.changed > 0
                ? t({ zh: '已跳过', en: 'Skipped' })
                : t({ zh: '这一号已经办过，没有跳过', en: 'It was through already' }),
            )
            onClose()
            return true
          }}
        />
      </Inset>
    </SidePanel>
  )
}
