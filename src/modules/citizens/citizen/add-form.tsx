import { useState } from 'react'
import { callOperation } from '#ui/call/call-operation.ts'
import { newKey } from '#ui/call/new-key.ts'
import { useWords } from '#ui/language.ts'
import { addFacts, type Followed } from '../contract.ts'
import { LONGEST_FACTS } from '../domain/limits.ts'
import type { KeptPhoto } from './kept-report.ts'
import { PhotoField } from './photo-field.tsx'
import { sendPhoto } from './send-photo.ts'
import { askStart } from './start.ts'
import { useSending } from './use-sending.ts'

const MOST_PHOTOS = 3

/** Sent again it is added once: its id changes only when it has arrived. */
export function AddForm({ reportKey, onDone }: { reportKey: string; onDone(shown: Followed): void }) {
  const { t } = useWords()
  const [id, setId] = useState(newKey)
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<KeptPhoto[]>([])
  const { busy, problem, send, setProblem } = useSending((shown) => {
    setId(newKey())
    setText('')
    setPhotos([])
    onDone(shown)
  })
  const submit = () => {
    if (text.trim() === '') {
      setProblem(t({ zh: '请写几个字，说明补充什么。', en: 'Say in a few words what you add.' }))
      return
    }
    void send(async () => {
      if (photos.length > 0) {
        const { ticket } = await askStart()
        for (const photo of photos) await sendPhoto(photo, ticket)
      }
      const uploads = photos.map((photo) => photo.id)
      return callOperation(addFacts, { key: reportKey, id, text: text.trim(), uploads })
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
      <section>
        <label className="ask" htmlFor="facts">
          {t({ zh: '补充情况', en: 'Add facts' })}
        </label>
        <textarea
          id="facts"
          rows={3}
          maxLength={LONGEST_FACTS}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <PhotoField photos={photos} most={MOST_PHOTOS} onChange={setPhotos} />
        {problem ? (
          <p className="problem" role="alert">
            {problem}
          </p>
        ) : null}
        <button type="submit" disabled={busy}>
          {t({ zh: '提交补充', en: 'Add' })}
        </button>
      </section>
    </form>
  )
}
