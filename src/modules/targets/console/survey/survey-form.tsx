import { DAY_MS, localDay, MINUTE_MS, toRfc3339, yearOfDay } from '#core/time/local.ts'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { dayStart, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { getSurvey, type SurveyDetail, saveSurvey } from '../../contract.ts'
import { AUDIENCES, type Audience, type Formula, type Question } from '../../domain/survey/survey.ts'
import { FormulaControl } from './formula-control.tsx'
import { PostsControl, UnitsControl } from './pick-controls.tsx'
import { QuestionsControl } from './questions-control.tsx'
import { SubjectControl } from './subject-control.tsx'
import { AUDIENCE_NAMES } from './survey-words.ts'

const isStaff = (values: Values) => values.audience === 'staff'

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'title', title: { zh: '名称', en: 'Title' }, required: true, maxLength: 60 },
  {
    kind: 'text',
    name: 'intro',
    title: { zh: '开头的话', en: 'Introduction' },
    lines: 2,
    maxLength: 300,
    hint: { zh: '问卷第一行，说明为什么问', en: 'Stands above the questions' },
  },
  {
    kind: 'choice',
    name: 'audience',
    title: { zh: '作答对象', en: 'Who answers' },
    required: true,
    choices: AUDIENCES.map((value) => ({ value, title: AUDIENCE_NAMES[value] })),
  },
  {
    kind: 'custom',
    name: 'posts',
    title: { zh: '岗位', en: 'Posts' },
    required: isStaff,
    when: isStaff,
    control: PostsControl,
    hint: { zh: '发布时在这些岗位上的人各答一份', en: 'Whoever holds one when the survey is opened' },
  },
  {
    kind: 'custom',
    name: 'units',
    title: { zh: '单位', en: 'Units' },
    when: isStaff,
    control: UnitsControl,
    hint: { zh: '含下级单位；不选为全区', en: 'With those below; none means all' },
  },
  {
    kind: 'custom',
    name: 'questions',
    title: { zh: '题目（最多 5 题）', en: 'Questions (at most 5)' },
    required: true,
    control: QuestionsControl,
  },
  {
    kind: 'custom',
    name: 'formula',
    title: { zh: '满意度怎么算', en: 'How the figure is reckoned' },
    required: true,
    control: FormulaControl,
  },
  { kind: 'number', name: 'year', title: { zh: '年度', en: 'Year' }, required: true, min: 2000, max: 2100 },
  {
    kind: 'custom',
    name: 'subject',
    title: { zh: '可用于哪项指标', en: 'May feed' },
    control: SubjectControl,
    hint: { zh: '结束后由填报人在自评表中选用', en: 'Taken in the sheet once the survey is closed' },
  },
  { kind: 'date', name: 'opensAt', title: { zh: '开始', en: 'Opens' }, required: true, time: true },
  { kind: 'date', name: 'endsAt', title: { zh: '截止', en: 'Ends' }, required: true, time: true },
]

/** What the form holds when all that is asked for is there. */
interface Sent {
  title: string
  intro?: string
  audience: Audience
  posts?: string[]
  units?: string[]
  questions: Question[]
  formula: Formula
  year: number
  subject?: { projectId?: string; targetId?: string }
  opensAt: string
  endsAt: string
}

/** Writes a survey: a new one, one with the questions of another, or changes of a draft. */
export function SurveyForm({
  before = null,
  copyOf = null,
  onDone,
  onClose,
}: {
  before?: SurveyDetail | null
  copyOf?: string | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const model = useOperation(getSurvey, { id: copyOf ?? '' }, { enabled: copyOf !== null })
  const title = before
    ? t({ zh: `修改“${before.title}”`, en: `Change ${before.title}` })
    : t({ zh: '新建调查', en: 'New survey' })
  return (
    <SidePanel title={title} onClose={onClose}>
      {copyOf === null ? (
        <Writing
          before={before}
          initial={before ? valuesOf(before) : blank()}
          copiedFrom={null}
          onDone={onDone}
          onClose={onClose}
        />
      ) : (
        <Loaded reading={model} lines={10}>
          {(found) => (
            <Writing before={null} initial={copied(found)} copiedFrom={found.id} onDone={onDone} onClose={onClose} />
          )}
        </Loaded>
      )}
    </SidePanel>
  )
}

function Writing({
  before,
  initial,
  copiedFrom,
  onDone,
  onClose,
}: {
  before: SurveyDetail | null
  initial: Values
  copiedFrom: string | null
  onDone(id: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveSurvey)
  const submit = async (values: Values) => {
    const { subject, intro = '', posts = [], units = [], formula, ...rest } = values as unknown as Sent
    const saved = await save.run(
      {
        id: before?.id ?? newKey(),
        ...rest,
        intro,
        posts,
        units,
        formula: { ...formula, satisfied: [...formula.satisfied] },
        ...(subject?.projectId ? { projectId: subject.projectId } : {}),
        ...(subject?.targetId ? { targetId: subject.targetId } : {}),
        ...(copiedFrom ? { copiedFrom } : {}),
      },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: '已存为草稿。下一步：发布', en: 'Saved as a draft. Next: open it' }))
    onDone(saved.id)
    return true
  }
  return (
    <Form
      fields={FIELDS}
      initial={initial}
      verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '存为草稿', en: 'Save as a draft' })}
      onSubmit={submit}
      onCancel={onClose}
      busy={save.busy}
      problem={save.problem}
      draftKey={`survey.${before?.id ?? copiedFrom ?? 'new'}`}
    />
  )
}

const inDays = (days: number) => dayStart(today(Date.now() + days * DAY_MS)).replace('T00:00', 'T18:00')

function blank(): Values {
  return {
    audience: 'staff',
    year: yearOfDay(localDay(Date.now())),
    questions: [{ kind: 'steps', text: '' }],
    formula: { question: 1, kind: 'share', satisfied: ['5', '4'] },
    opensAt: toRfc3339(Date.now() - (Date.now() % MINUTE_MS)),
    endsAt: inDays(14),
  }
}

function valuesOf({ title, intro, audience, posts, units, questions, formula, year, ...rest }: SurveyDetail): Values {
  const { projectId, targetId, opensAt, endsAt } = rest
  return {
    title,
    intro,
    audience,
    posts,
    units,
    questions,
    formula,
    year,
    subject: { ...(projectId ? { projectId } : {}), ...(targetId ? { targetId } : {}) },
    opensAt,
    endsAt,
  }
}

/** The same questions to the same people, a new time; targets are those of a year and are chosen anew. */
function copied(model: SurveyDetail): Values {
  const { subject: _former, ...values } = valuesOf(model)
  const { year, opensAt, endsAt } = blank()
  const title = model.title.replaceAll(`${model.year}`, `${year}`)
  return {
    ...values,
    title,
    ...(model.projectId ? { subject: { projectId: model.projectId } } : {}),
    year,
    opensAt,
    endsAt,
  }
}
