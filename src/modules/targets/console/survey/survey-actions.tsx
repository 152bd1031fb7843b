import { Button, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { closeSurvey, openSurvey, remindSurvey, type SurveyDetail, withdrawSurvey } from '../../contract.ts'
import { CodesPart } from './codes-part.tsx'
import css from './survey.module.css'

/** What can be done with a survey in its present state. */
export function SurveyActions({ survey }: { survey: SurveyDetail }) {
  const { phase, audience } = survey
  if (phase === 'closed' || phase === 'withdrawn') return null
  return (
    <>
      {phase === 'draft' ? <Open survey={survey} /> : null}
      {phase !== 'draft' && audience === 'codes' ? <CodesPart survey={survey} /> : null}
      {phase === 'running' && audience === 'staff' ? <Remind survey={survey} /> : null}
      {phase === 'draft' ? null : <Close survey={survey} />}
      <Withdraw survey={survey} />
    </>
  )
}

function Open({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  const say = useSay()
  const confirm = useConfirm()
  const open = useCommand(openSurvey, { alsoChanges: ['notices'] })
  const run = async () => {
    const yes = await confirm({
      title: t({ zh: `发布“${survey.title}”`, en: `Open ${survey.title}` }),
      detail: t(
        survey.audience === 'staff'
          ? {
              zh: '名单按现在的岗位确定，每人收到一条消息。发布后题目不能再改。',
              en: 'Holders of the posts are asked as of now and told. The questions then stand.',
            }
          : { zh: '发布后可制作答题码。题目不能再改。', en: 'Codes can then be made. The questions stand.' },
      ),
      verb: t({ zh: '发布调查', en: 'Open the survey' }),
    })
    if (!yes) return
    const opened = await open.run({ id: survey.id }, { expectedVersion: survey.version })
    if (opened)
      say(
        survey.audience === 'staff'
          ? t({ zh: `已发布，请 ${opened.asked} 人作答`, en: `Opened: ${opened.asked} people are asked` })
          : t({ zh: '已发布。下一步：制作答题码', en: 'Opened. Next: make codes' }),
      )
  }
  return (
    <div className="row">
      <Button type="primary" loading={open.busy} onClick={() => void run()}>
        {t({ zh: '发布调查', en: 'Open the survey' })}
      </Button>
      <ProblemNotice problem={open.problem} />
    </div>
  )
}

function Remind({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  const say = useSay()
  const remind = useCommand(remindSurvey, { alsoChanges: ['notices'] })
  const left = survey.asked - survey.answered
  if (left === 0) return null
  const run = async () => {
    const done = await remind.run({ id: survey.id })
    if (done) say(t({ zh: `已提醒 ${done.reminded} 人`, en: `${done.reminded} people were reminded` }))
  }
  return (
    <div className={css.stack}>
      <div>
        <Button loading={remind.busy} onClick={() => void run()}>
          {t({ zh: `提醒未答的 ${left} 人`, en: `Remind ${left} people` })}
        </Button>
      </div>
      <p className="meta">
        {t({
          zh: '由系统逐人发送，一天一次，谁未答不显示给任何人。',
          en: 'At most once a day; nobody is shown who they are.',
        })}
      </p>
      <ProblemNotice problem={remind.problem} />
    </div>
  )
}

function Close({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  const say = useSay()
  const close = useCommand(closeSurvey)
  const [why, setWhy] = useState('')
  const [left, setLeft] = useState(0)
  const leftId = useId()
  const isEarly = survey.phase !== 'ended'
  const most = survey.asked - survey.answered
  const run = async () => {
    const done = await close.run({
      id: survey.id,
      ...(why.trim() ? { why } : {}),
      ...(left > 0 ? { notHandedOut: left } : {}),
    })
    if (done)
      say(t({ zh: `已结束，共 ${done.result?.n ?? 0} 份答卷`, en: `Closed with ${done.result?.n ?? 0} answers` }))
  }
  return (
    <section className={css.stack}>
      <h2 className={css.heading}>{t({ zh: '结束并算出结果', en: 'Close and count' })}</h2>
      {isEarly ? (
        <Input
          value={why}
          maxLength={200}
          onChange={(event) => setWhy(event.target.value)}
          placeholder={t({ zh: '未到截止时间，提前结束须写明原因', en: 'Before its end: write down why' })}
          aria-label={t({ zh: '提前结束的原因', en: 'Why it is closed early' })}
        />
      ) : null}
      {survey.audience === 'codes' && most > 0 ? (
        <div className="row">
          <label htmlFor={leftId}>
            {t({ zh: '其中没有发出的答题码（份）', en: 'Codes that were not handed out' })}
          </label>
          <InputNumber
            id={leftId}
            min={0}
            max={most}
            precision={0}
            value={left}
            onChange={(entered) => setLeft(entered ?? 0)}
          />
        </div>
      ) : null}
      <div>
        <Button disabled={isEarly && !why.trim()} loading={close.busy} onClick={() => void run()}>
          {t({ zh: '结束调查', en: 'Close the survey' })}
        </Button>
      </div>
      <ProblemNotice problem={close.problem} />
    </section>
  )
}

function Withdraw({ survey }: { survey: SurveyDetail }) {
  const { t } = useWords()
  const withdraw = useCommand(withdrawSurvey)
  const [why, setWhy] = useState<string | null>(null)
  if (why === null)
    return (
      <div>
        <Button size="small" type="text" danger onClick={() => setWhy('')}>
          {t({ zh: '作废这项调查', en: 'Withdraw this survey' })}
        </Button>
      </div>
    )
  return (
    <section className={css.stack}>
      <p className={css.warn}>
        {t({
          zh: '作废后不可恢复，已收的答卷和名单一并删除，只留题目和原因。',
          en: 'This cannot be undone: answers and the list of those asked are deleted; questions and reason stay.',
        })}
      </p>
      <Input
        value={why}
        maxLength={200}
        onChange={(event) => setWhy(event.target.value)}
        placeholder={t({ zh: '写明原因再作废', en: 'Write down why' })}
        aria-label={t({ zh: '作废原因', en: 'Why it is withdrawn' })}
      />
      <div className="row">
        <Button
          danger
          disabled={!why.trim()}
          loading={withdraw.busy}
          onClick={() => void withdraw.run({ id: survey.id, why })}
        >
          {t({ zh: '作废 1 项调查', en: 'Withdraw 1 survey' })}
        </Button>
        <Button type="text" onClick={() => setWhy(null)}>
          {t({ zh: '返回', en: 'Back' })}
        </Button>
      </div>
      <ProblemNotice problem={withdraw.problem} />
    </section>
  )
}
