import { useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import {
  answerQuestion,
  followUpQuestion,
  getQuestion,
  QUESTION_STATE_NAMES,
  type QuestionRow,
} from '../../contract.ts'
import { ENTRY_KIND_NAMES } from '../../domain/questions/question.ts'
import css from '../oversight.module.css'
import { tableTitle } from './table-title.ts'

/** One question with all that was said, and the next word for whoever's turn it is. */
export function QuestionPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(getQuestion, { id })
  return (
    <SidePanel title={reading.data?.no ?? t({ zh: '询问', en: 'Question' })} onClose={onClose}>
      <Loaded reading={reading} lines={8}>
        {(row) => (
          <Inset>
            <Facts
              facts={[
                [t({ zh: '针对', en: 'About' }), row.projectName ?? t(tableTitle(row.tableKey))],
                [t({ zh: '年度', en: 'Year' }), row.year],
                [t({ zh: '所指数字', en: 'Figure' }), row.figure ?? '—'],
                [t({ zh: '状态', en: 'State' }), t(QUESTION_STATE_NAMES[row.state])],
                [
                  t({ zh: '答复期限', en: 'Answer by' }),
                  row.answerBy
                    ? t({ zh: `${row.answerBy}（自然日）${row.overdue ? '，已超期' : ''}`, en: row.answerBy })
                    : '—',
                ],
              ]}
            />
            {row.entries.map((entry) => (
              <div key={`${entry.at} ${entry.kind}`} className={css.entry} data-kind={entry.kind}>
                <span className="meta">
                  {t(ENTRY_KIND_NAMES[entry.kind])} · {entry.byName} · {tableTime(entry.at)}
                </span>
                <p>{entry.text}</p>
              </div>
            ))}
            {row.mayAnswer ? <Reply row={row} kind="answer" /> : null}
            {row.mayFollowUp ? <Reply row={row} kind="followUp" /> : null}
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}

const fieldOf = (kind: 'answer' | 'followUp'): Field => ({
  kind: 'text',
  name: 'text',
  title: ENTRY_KIND_NAMES[kind],
  required: true,
  lines: 4,
  maxLength: kind === 'answer' ? 4000 : 1000,
})

function Reply({ row, kind }: { row: QuestionRow; kind: 'answer' | 'followUp' }) {
  const { t } = useWords()
  const say = useSay()
  const answer = useCommand(answerQuestion, { alsoChanges: ['notices'] })
  const follow = useCommand(followUpQuestion, { alsoChanges: ['notices'] })
  const command = kind === 'answer' ? answer : follow
  const submit = async (values: Values) => {
    const { text } = values as { text: string }
    const done = await command.run({ id: row.id, text })
    if (done)
      say(
        kind === 'answer'
          ? t({ zh: `已答复 ${row.no}，代表会收到消息`, en: `Answered ${row.no}; the deputy is told` })
          : t({ zh: `已追问 ${row.no}`, en: `Followed up ${row.no}` }),
      )
    return done !== null
  }
  return (
    <Form
      fields={[fieldOf(kind)]}
      verb={
        kind === 'answer' ? t({ zh: `答复 ${row.no}`, en: `Answer ${row.no}` }) : t({ zh: '追问', en: 'Follow up' })
      }
      onSubmit={submit}
      busy={command.busy}
      problem={command.problem}
      draftKey={`question.${row.id}.${kind}`}
    />
  )
}
