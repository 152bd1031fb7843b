import { useState } from 'react'
import { asProblem, callOperation, fileUrl, type Problem } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { getFile, uploadFile } from '../../contract.ts'
import css from './forms.module.css'

const MOST = 20

/** Photos taken to the server at once, so that sending the form is quick; shown as they were received. */
export function PhotosControl(props: ControlProps) {
  return <Uploads {...props} accept="image/*" pictures />
}

/** Any file that proves something. */
export function FilesControl(props: ControlProps) {
  return (
    <Uploads {...props} accept=".jpg,.jpeg,.png,.webp,.heic,.pdf,.docx,.xlsx,.mp4,.mp3,.wav,.m4a" pictures={false} />
  )
}

function Uploads({ id, value, change, accept, pictures }: ControlProps & { accept: string; pictures: boolean }) {
  const { t } = useWords()
  const ids = (value as string[] | undefined) ?? []
  const [names, setNames] = useState<Record<string, string>>({})
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = async (files: readonly File[]) => {
    setProblem(null)
    const chosen = files.slice(0, MOST - ids.length)
    setWaiting((count) => count + chosen.length)
    const taken: string[] = []
    for (const file of chosen) {
      try {
        const kept = await callOperation(uploadFile, {}, { file })
        setNames((before) => ({ ...before, [kept.id]: kept.name }))
        taken.push(kept.id)
      } catch (thrown) {
        setProblem(asProblem(thrown))
      }
      setWaiting((count) => count - 1)
    }
    if (taken.length > 0) change([...ids, ...taken])
  }
  return (
    <div className={css.stack}>
      <div className={css.row}>
        {ids.map((file) => (
          <figure key={file} className={css.upload}>
            {pictures ? (
              <img src={fileUrl(getFile, { id: 'draft', fileId: file, size: 'thumbnail' })} alt={names[file] ?? ''} />
            ) : (
              <figcaption>{names[file] ?? file.slice(-6)}</figcaption>
            )}
            <button type="button" onClick={() => change(ids.filter((one) => one !== file))}>
              {t({ zh: '移除', en: 'Remove' })}
            </button>
          </figure>
        ))}
        <label className={css.pick} data-disabled={ids.length >= MOST}>
          {waiting > 0
            ? t({ zh: `上传中 ${waiting} 个`, en: `Sending ${waiting}` })
            : pictures
              ? t({ zh: '添加照片', en: 'Add photos' })
              : t({ zh: '添加附件', en: 'Add files' })}
          <input
            id={id}
            type="file"
            className="said"
            accept={accept}
            multiple
            disabled={ids.length >= MOST}
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
      </div>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
    </div>
  )
}
