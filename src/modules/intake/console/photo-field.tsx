import { useId, useRef, useState } from 'react'
import { uploadFile } from '#modules/cases/contract.ts'
import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import css from './intake.module.css'

const MOST = 9

/** Pictures, sent as soon as they are chosen; the first that knows where it was taken tells its place. */
export function PhotoField({
  photos,
  change,
  onPosition,
  required,
  fault,
}: {
  photos: readonly string[]
  change(photos: string[]): void
  onPosition(lon: number, lat: number): void
  required: boolean
  fault?: string | undefined
}) {
  const { t } = useWords()
  const id = useId()
  const upload = useCommand(uploadFile, { refresh: false })
  const input = useRef<HTMLInputElement>(null)
  const [left, setLeft] = useState(0)
  const take = async (files: readonly File[]) => {
    let now = [...photos]
    const taken = files.slice(0, MOST - now.length)
    setLeft(taken.length)
    for (const file of taken) {
      const done = await upload.run({}, { file })
      setLeft((count) => count - 1)
      if (!done) continue
      now = [...now, done.id]
      change(now)
      if (done.position) onPosition(done.position.longitude, done.position.latitude)
    }
    setLeft(0)
    if (input.current) input.current.value = ''
  }
  return (
    <div className={css.field} data-field="photos">
      <span className={css.label}>
        {t({ zh: '照片', en: 'Photos' })}
        {required ? <span className={css.star}>*</span> : null}
      </span>
      <div className={css.photos}>
        {photos.map((photo, at) => (
          <span key={photo} className={css.photo}>
            <img
              src={`/api/v1/cases/draft/files/${photo}?size=thumbnail`}
              alt={t({ zh: `照片 ${at + 1}`, en: `Photo ${at + 1}` })}
            />
            <button
              type="button"
              aria-label={t({ zh: `去掉照片 ${at + 1}`, en: `Remove photo ${at + 1}` })}
              onClick={() => change(photos.filter((one) => one !== photo))}
            >
              ×
            </button>
          </span>
        ))}
        {photos.length < MOST ? (
          <label>
            <input
              ref={input}
              id={id}
              type="file"
              accept="image/*"
              multiple
              disabled={left > 0}
              onChange={(event) => void take([...(event.target.files ?? [])])}
            />
            {t({ zh: '添加照片', en: 'Add photos' })}
          </label>
        ) : null}
        {left > 0 ? (
          <span className={css.hint}>{t({ zh: `正在上传 ${left} 张`, en: `${left} uploading` })}</span>
        ) : null}
      </div>
      {fault ? <p className={css.fault}>{fault}</p> : null}
      <ProblemNotice problem={upload.problem} close={upload.clearProblem} />
    </div>
  )
}
