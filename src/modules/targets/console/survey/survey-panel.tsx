import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { exportSurvey, getSurvey, type SurveyDetail } from '../../contract.ts'
import { formulaText } from '../../domain/survey/formula-text.ts'
import { ratioText } from './ratio-text.ts'
import css from './survey.module.css'
import { SurveyActions } from './survey-actions.tsx'
import { SurveyForm } from './survey-form.tsx'
import { SurveyResultView } from './survey-result-view.tsx'
import { AUDIENCE_NAMES, KIND_NAMES, PHASE_NAMES } from './survey-words.ts'
import { usePostNames, useUnits } from './use-names.ts'

/** One survey beside the list: its questions, how many have answered, and once it is closed what has come out. */
export function SurveyPanel({ id, onClose, onCopy }: { id: string; onClose(): void; onCopy(): void }) {
  const { t } = useWords()
  const mayMake = useMay('targets:survey')
  const reading = useOperation(getSurvey, { id }, { everyMs: 30_000, forgetful: true })
  const [editing, setEditing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const survey = reading.data
  if (editing && survey)
    return <SurveyForm before={survey} onDone={() => setEditing(false)} onClose={() => setEditing(false)} />
  const take = () => {
    setProblem(null)
    saveFile(exportSurvey, { id, format: 'xlsx' }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  return (
    <SidePanel
      title={survey?.title ?? t({ zh: '满意度调查', en: 'Survey' })}
      onClose={onClose}
      actions={
        <>
          {survey?.phase === 'closed' ? (
            <Button size="small" onClick={take}>
              {t({ zh: '导出结果', en: 'Export' })}
            </Button>
          ) : null}
          {mayMake && survey?.phase === 'draft' ? (
            <Button size="small" onClick={() => setEditing(true)}>
              {t({ zh: '修改', en: 'Change' })}
            </Button>
          ) : null}
          {mayMake && survey ? (
            <Button size="small" onClick={onCopy}>
              {t({ zh: '沿用题目新建', en: 'Copy' })}
            </Button>
          ) : null}
        </>
      }
    >
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Loaded reading={reading} lines={10}>
        {(found) => (
          <Inset>
            <SurveyFacts survey={found} />
            {found.result ? <SurveyResultView survey={found} result={found.result} /> : <Questions survey={found} />}
            {mayMake ? <SurveyActions survey={found} /> : null}
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}

function SurveyFacts({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  const units = useUnits()
  const posts = usePostNames()
  const { phase, audience } = survey
  const who =
    audience === 'staff'
      ? `${survey.posts.map(posts.nameOf).join('、')}${survey.units.length > 0 ? `（${survey.units.map(units.nameOf).join('、')}）` : ''}`
      : t(AUDIENCE_NAMES.codes)
  const subject = survey.projectName ?? t({ zh: '部门整体', en: 'Department' })
  const feeds = survey.targetId ? (
    <To href={`/c/targets?year=${survey.year}&target=${survey.targetId}`}>
      {subject} / {survey.targetName}
    </To>
  ) : (
    (survey.projectName ?? t({ zh: '未指定', en: 'not set' }))
  )
  return (
    <Facts
      facts={[
        [t({ zh: '状态', en: 'State' }), `${t(PHASE_NAMES[phase])}${survey.why ? `：${survey.why}` : ''}`],
        [t({ zh: '作答对象', en: 'Asked' }), who],
        [t({ zh: '作答时间', en: 'Open' }), `${tableTime(survey.opensAt)} — ${tableTime(survey.endsAt)}`],
        [
          t({ zh: '已答/发出', en: 'Answered/asked' }),
          phase === 'draft'
            ? '—'
            : t({ zh: `${ratioText(survey.answered, survey.asked)} 份`, en: ratioText(survey.answered, survey.asked) }),
        ],
        [t({ zh: '可用于指标', en: 'May feed' }), feeds],
        [t({ zh: '算法', en: 'Formula' }), t(formulaText(survey.formula))],
        [t({ zh: '组织单位', en: 'By' }), `${units.nameOf(survey.unit)}（${survey.byName}）`],
      ]}
    />
  )
}

function Questions({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  return (
    <section>
      <h2 className={css.heading}>{t({ zh: '题目', en: 'Questions' })}</h2>
      {survey.intro ? <p className="meta">{survey.intro}</p> : null}
      <ol>
        {survey.questions.map(({ kind, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
          <li key={at}>
            {at + 1}. {text} <span className="meta">（{t(KIND_NAMES[kind])}）</span>
          </li>
        ))}
      </ol>
      {survey.phase === 'draft' ? null : (
        <p className="meta">
          {t({
            zh: '结果在结束后一次算出，作答期间不显示，以免从变化看出是谁答的。',
            en: 'What was answered is counted once, at the close; watching it grow would tell who answered.',
          })}
        </p>
      )}
    </section>
  )
}
