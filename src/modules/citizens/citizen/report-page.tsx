import { useEffect, useRef, useState } from 'react'
import { useWords } from '#ui/language.ts'
import { LONGEST_TEXT } from '../domain/limits.ts'
import { CategoryField } from './category-field.tsx'
import { ConsentField } from './consent-field.tsx'
import { ContactField } from './contact-field.tsx'
import type { KeptReport } from './kept-report.ts'
import { keepReport, loadReports } from './kept-reports.ts'
import { newReport } from './new-report.ts'
import { sendSoon } from './outbox.ts'
import { PhotoField } from './photo-field.tsx'
import { PlaceField } from './place-field.tsx'
import { useStart } from './start.ts'

const MOST_PHOTOS = 3
const KEEP_AFTER_MS = 300

/** One page from top to bottom; what is on it is kept in the browser as it is written. */
export function ReportPage({ rest }: { rest: string }) {
  const { t } = useWords()
  const [draft, setDraft] = useState<KeptReport | null>(null)
  useEffect(() => {
    let over = false
    void loadReports().then((reports) => {
      const again = reports.find(({ id, state }) => (rest ? id === rest && state === 'refused' : state === 'draft'))
      if (!over) setDraft(again ? { ...again, state: 'draft' } : newReport(Date.now()))
    })
    return () => {
      over = true
    }
  }, [rest])
  if (!draft) return <p role="status">{t({ zh: '打开中', en: 'Opening' })}</p>
  return <ReportForm key={draft.id} begun={draft} />
}

function ReportForm({ begun }: { begun: KeptReport }) {
  const { t } = useWords()
  const start = useStart()
  const [draft, setDraft] = useState(begun)
  const [offered, setOffered] = useState<{ lon: number; lat: number } | null>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const [keptWell, setKeptWell] = useState(true)
  const sent = useRef(false)
  const textBox = useRef<HTMLTextAreaElement>(null)
  const agree = useRef<HTMLInputElement>(null)
  const isEmpty = draft.text === '' && draft.photos.length === 0 && draft.place === null && draft.phone === ''
  const change = (part: Partial<KeptReport>) => setDraft((before) => ({ ...before, ...part }))

  useEffect(() => {
    if (isEmpty || sent.current) return
    const timer = setTimeout(
      () => void keepReport({ ...draft, savedMs: Date.now() }).then((kept) => setKeptWell(kept)),
      KEEP_AFTER_MS,
    )
    return () => clearTimeout(timer)
  }, [draft, isEmpty])
  useEffect(() => {
    if (!start) return
    const ticket = { text: start.ticket, usableAtMs: start.usableAtMs }
    setDraft((before) => ({ ...before, ticket }))
  }, [start])

  const submit = () => {
    if (draft.text.trim() === '') {
      setMissing(t({ zh: '还没有写问题。请写几个字说明。', en: 'Say in a few words what it is.' }))
      textBox.current?.focus()
      return
    }
    if (draft.consent === null) {
      setMissing(t({ zh: '请先看过告知并勾选同意。', en: 'Please read the notice and agree to it.' }))
      agree.current?.focus()
      return
    }
    sent.current = true
    void keepReport({ ...draft, state: 'waiting', said: null, savedMs: Date.now() }).then(() => {
      sendSoon()
      location.replace(`#sent/${draft.id}`)
    })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {begun.said ? (
        <p className="problem" role="alert">
          {begun.said}
        </p>
      ) : null}
      <section>
        <label className="ask" htmlFor="text">
          {t({ zh: '什么问题', en: 'What is the problem?' })}
        </label>
        <textarea
          id="text"
          ref={textBox}
          rows={4}
          maxLength={LONGEST_TEXT}
          value={draft.text}
          placeholder={t({
            zh: '如：路灯坏了三天，晚上看不见路',
            en: 'e.g. the street light has been out for three days',
          })}
          onChange={(event) => change({ text: event.target.value })}
        />
        <PhotoField
          photos={draft.photos}
          most={start?.photos ?? MOST_PHOTOS}
          onChange={(photos) => change({ photos })}
          onPosition={(lon, lat) => setOffered({ lon, lat })}
        />
      </section>
      <PlaceField value={draft.place} offered={offered} onChange={(place) => change({ place })} />
      <CategoryField text={draft.text} value={draft.category} onChange={(category) => change({ category })} />
      <ContactField draft={draft} onChange={change} />
      <ConsentField ref={agree} start={start} value={draft.consent} onChange={(consent) => change({ consent })} />
      {missing ? (
        <p className="problem" role="alert">
          {missing}
        </p>
      ) : null}
      <button type="submit" className="main">
        {t({ zh: '提交', en: 'Send' })}
      </button>
      <p className="note">
        {keptWell
          ? t({ zh: '填写的内容存在手机里，断网也不会丢。', en: 'What you write is kept on this phone.' })
          : t({
              zh: '此浏览器不能保存草稿，提交前请不要关闭页面。',
              en: 'This browser keeps no drafts: do not close the page.',
            })}
      </p>
    </form>
  )
}
