import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import { Appellants } from './appellants.tsx'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

/** What the citizen said, who it was (masked), and what they were told. */
export function CaseWords({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const state = detail.case
  return (
    <Card title={t({ zh: '诉求原话', en: 'In the words of the appellant' })}>
      <p className={css.prose}>{state.text || t({ zh: '没有文字描述', en: 'No words were given' })}</p>
      <Appellants detail={detail} />
      {state.answer ? (
        <>
          <h3>{t({ zh: '答复', en: 'Answer' })}</h3>
          <p className={css.prose}>{state.answer}</p>
        </>
      ) : null}
      {state.publicReply ? (
        <>
          <h3>{t({ zh: '公开答复', en: 'Published answer' })}</h3>
          <p className={css.prose}>{state.publicReply}</p>
        </>
      ) : null}
    </Card>
  )
}
