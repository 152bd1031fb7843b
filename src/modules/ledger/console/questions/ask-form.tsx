import { dayOfDate, localDay, yearOfDay } from '#core/time/local.ts'
import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { askQuestion } from '../../contract.ts'
import { ProjectControl } from '../project-control.tsx'
import { TABLE_KEYS, tableTitle } from './table-title.ts'

const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    name: 'about',
    title: { zh: '针对', en: 'About' },
    required: true,
    choices: [
      { value: 'project', title: { zh: '项目', en: 'A project' } },
      { value: 'table', title: { zh: '公开表', en: 'A table' } },
    ],
  },
  {
    kind: 'custom',
    name: 'project',
    title: { zh: '项目', en: 'Project' },
    required: true,
    control: ProjectControl,
    when: (values) => values.about === 'project',
  },
  {
    kind: 'choice',
    name: 'table',
    title: { zh: '公开表', en: 'Table' },
    required: true,
    choices: TABLE_KEYS.map((value) => ({ value, title: tableTitle(value) })),
    when: (values) => values.about === 'table',
  },
  { kind: 'number', name: 'year', title: { zh: '年度', en: 'Year' }, required: true, min: 2000, max: 2100 },
  {
    kind: 'text',
    name: 'figure',
    title: { zh: '所指数字', en: 'The figure' },
    maxLength: 200,
    hint: { zh: '如：年初预算 1,392,000.00 元。以后数字变了，询问仍记着当时的', en: 'As you see it now' },
  },
  { kind: 'text', name: 'text', title: { zh: '询问', en: 'Question' }, required: true, lines: 4, maxLength: 1000 },
]

export interface AskedAbout {
  project: string | null
  table: string | null
  year: string | null
  figure: string | null
}

/** A deputy's question; opened from a project or a table it begins with what it is about. */
export function AskForm({ given, onDone, onClose }: { given: AskedAbout; onDone(id: string): void; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const ask = useCommand(askQuestion, { alsoChanges: ['notices'] })
  const submit = async (values: Values) => {
    const { about: _, ...rest } = values as unknown as Sent
    const asked = await ask.run({ id: newKey(), ...rest })
    if (!asked) return false
    say(t({ zh: `已提出 ${asked.no}，${asked.answerBy} 前答复`, en: `Asked ${asked.no}, answer by ${asked.answerBy}` }))
    onDone(asked.id)
    return true
  }
  const year = yearOfDay(dayOfDate(`${given.year}-01-01`) ?? localDay(Date.now()))
  return (
    <SidePanel title={t({ zh: '提出询问', en: 'Ask' })} onClose={onClose}>
      <Form
        fields={FIELDS}
        initial={{ about: given.table ? 'table' : 'project', year }}
        given={{
          ...(given.project ? { about: 'project', project: given.project } : {}),
          ...(given.table ? { about: 'table', table: given.table } : {}),
          ...(given.figure ? { figure: given.figure } : {}),
        }}
        verb={t({ zh: '提出询问', en: 'Ask' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={ask.busy}
        problem={ask.problem}
        draftKey="budget-question"
      />
    </SidePanel>
  )
}

interface Sent {
  about: string
  project?: string
  table?: string
  year: number
  figure?: string
  text: string
}
