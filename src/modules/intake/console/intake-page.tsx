import { useEffect, useRef, useState } from 'react'
import { callOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Page } from '#ui/page.ts'
import { viewCall } from '../contract.ts'
import { ChannelSelect } from './caller-fields.tsx'
import { useCategories } from './category-field.tsx'
import { useChannels, useUsualChannel } from './channels.ts'
import css from './intake.module.css'
import { IntakeForm } from './intake-form.tsx'
import { type Derived, elementsNow, titleNow } from './intake-values.ts'
import { Matches } from './matches.tsx'
import { missingOf } from './missing.ts'
import { PlaceCard } from './place-card.tsx'
import { DraftStrips, FiledStrip } from './strips.tsx'
import { useIntake } from './use-intake.ts'
import { mentionOf, nextOf, useMatches } from './use-matches.ts'
import { usePlace } from './use-place.ts'
import { type Filed, useSubmit } from './use-submit.ts'

/** A call, a message on a board or a patrol's find, from the first word to its number. */
export default function IntakePage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const usual = useUsualChannel()
  const [phone] = useState(() => query.one('phone') ?? '')
  const intake = useIntake(query.one('channel') ?? usual, phone)
  const { values, change } = intake
  const form = useChannels().formOf(values.channel)
  const reading = usePlace(values)
  const matches = useMatches(form.asksWho ? values : { ...values, phone: '' }, reading.place)
  const submitting = useSubmit()
  const categories = useCategories()
  const [asked, setAsked] = useState(0)
  const [filed, setFiled] = useState<(Filed & { atMs: number }) | null>(null)

  const { place } = reading
  const category = categories.find(values.category)
  const derived: Derived = {
    title: titleNow(values, category?.[language] ?? null),
    place,
    elements: elementsNow(values, place),
    asksWho: form.asksWho,
  }
  const missing = missingOf(values, {
    title: derived.title,
    place,
    patrol: form.seeing,
    known: matches.known !== null,
  })

  const submit = async () => {
    if (submitting.busy) return
    setAsked((times) => times + 1)
    if (missing.length > 0) return
    const done = await submitting.send(values, derived)
    if (!done) return
    setFiled({ ...done, atMs: Date.now() })
    begin(intake.clear)
  }
  const begin = (open: () => void) => {
    setAsked(0)
    submitting.forget()
    open()
  }

  // A telephone number does not stay in the address line, where histories and bookmarks would keep it.
  const cleaned = useRef(false)
  useEffect(() => {
    if (cleaned.current || query.one('phone') === null) return
    cleaned.current = true
    query.change({ phone: undefined })
  })
  // Another call came while the form stood open: the form before is put aside, not lost.
  const called = query.one('phone')
  const lastCalled = useRef(phone)
  useEffect(() => {
    if (called === null || called === lastCalled.current) return
    lastCalled.current = called
    begin(() => intake.begin(called))
    query.change({ phone: undefined })
  })

  // A call of the call log: the form has its channel, its number stays with the server.
  const ringing = query.one('call')
  const lastRung = useRef<string | null>(null)
  useEffect(() => {
    if (ringing === null || ringing === lastRung.current) return
    lastRung.current = ringing
    void callOperation(viewCall, { callId: ringing }).then(
      ({ phoneMasked, channel }) => {
        begin(() => intake.begin())
        change({ call: { id: ringing, phoneMasked }, ...(channel ? { channel } : {}) })
        query.change({ call: undefined })
      },
      () => query.change({ call: undefined }),
    )
  })

  const similar = matches.alike
  const earlier = [matches.known, ...(matches.history.data?.items ?? [])].flatMap((item) =>
    item?.open ? mentionOf(item) : [],
  )
  useKeys([
    { keys: 'N', title: { zh: '新来电', en: 'New call' }, run: () => begin(() => intake.begin()) },
    { keys: 'Ctrl+Enter', title: { zh: '登记', en: 'Register' }, run: () => void submit() },
    {
      keys: 'F2',
      title: { zh: '与右侧相似案件是同一件，再按换下一件', en: 'The same as the similar case; again for the next' },
      enabled: similar.length > 0 && !values.supplementOf,
      run: () => {
        const next = nextOf(similar, values.sameAs?.id)
        change({ sameAs: next ? mentionOf(next) : undefined })
      },
    },
    {
      keys: 'F4',
      title: { zh: '补充此号码的在办案件，再按换下一件', en: 'Add to this caller’s open case; again for the next' },
      enabled: earlier.length > 0,
      run: () => {
        const next = nextOf(earlier, values.supplementOf?.id)
        change({ supplementOf: next ?? undefined })
        focusOn('[data-field=text] textarea')
      },
    },
    {
      keys: 'F8',
      title: { zh: '直接答复', en: 'Answer now' },
      enabled: !form.seeing && !values.supplementOf,
      run: () => end('answer'),
    },
    {
      keys: 'F9',
      title: { zh: '转其他渠道', en: 'Refer elsewhere' },
      enabled: !form.seeing && !values.supplementOf,
      run: () => end('refer'),
    },
  ])
  const end = (way: 'answer' | 'refer') => {
    change({
      way: values.way === way ? 'case' : way,
      ...(way === 'answer' ? { appealType: answeredType(values) } : {}),
    })
    focusOn(way === 'answer' ? '[data-field=answer] textarea' : '[data-field=otherChannel] input')
  }

  return (
    <Page
      title={form.seeing ? t({ zh: '巡查上报', en: 'Patrol report' }) : t({ zh: '来电登记', en: 'New call' })}
      actions={<ChannelSelect value={values.channel} change={(channel) => change({ channel })} />}
    >
      {filed ? <FiledStrip filed={filed} atMs={filed.atMs} /> : null}
      {submitting.half ? (
        <div className={css.strip} data-kind="half" role="alert">
          {t({
            zh: `已登记 ${submitting.half.caseNo}，但去向未办成。改后再提交，不会重复登记`,
            en: `${submitting.half.caseNo} is registered, but the rest was refused. Correct and send; it is not registered twice`,
          })}
        </div>
      ) : null}
      <DraftStrips
        restored={intake.restored}
        parked={intake.parked}
        clear={() => begin(intake.clear)}
        bringBack={(at) => begin(() => intake.bringBack(at))}
      />
      <div className={css.layout}>
        <IntakeForm
          key={`${intake.form} ${form.seeing}`}
          values={values}
          change={change}
          form={form}
          derived={derived}
          reading={reading}
          missing={asked > 0 ? missing : []}
          asked={asked}
          submitting={submitting}
          known={matches.known}
          submit={() => void submit()}
        />
        <div className={css.side}>
          <PlaceCard
            place={place}
            pick={(chosen) => change({ place: chosen, address: chosen.address })}
            address={values.address}
            similar={similar}
          />
          <Matches matches={matches} values={values} change={change} />
        </div>
      </div>
    </Page>
  )
}

/** A field that is only about to appear. */
function focusOn(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.focus())
}

/** What is answered at once was mostly asked, not complained of; the operator sees it and may say otherwise. */
function answeredType({ appealType, way }: { appealType: string; way: string }) {
  return (way === 'case' && appealType === 'complaint' ? 'inquiry' : appealType) as 'inquiry'
}
