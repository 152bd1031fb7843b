import { useState } from 'react'
import { asProblem, type Problem } from '#ui/call.ts'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import css from './alerts.module.css'

const MOST = 9

/** Pictures, each sent when it is chosen. */
export function PhotosControl({
  id,
  value,
  change,
  send,
}: ControlProps & { send(file: File): Promise<{ id: string; name: string }> }) {
  const { t } = useWords()
  const ids = (value as string[] | undefined) ?? []
  const [names, setNames] = useState<Record<string, string>>({})
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = async (files: readonly File[]) => {
    setProblem(null)
    const chosen = files.slice(0, MOST - ids.length)
    setWaiting(chosen.length)
    const taken: string[] = []
    for (const file of chosen) {
      try {
        const kept = await send(file)
        setNames((before) => ({ ...before, [kept.id]: kept.name }))
        taken.push(kept.id)
      } catch (thrown) {
        setProblem(asProblem(thrown))
      }
      setWaiting((left) => left - 1)
    }
    if (taken.length > 0) change([...ids, ...taken])
  }
  return (
    <div className="row">
      {ids.map((one) => (
        <span key={one} className={css.chip}>
          {names[one] ?? t({ zh: '照片', en: 'picture' })}
          <button type="button" onClick={() => change(ids.filter((other) => other !== one))}>
            {t({ zh: '移除', en: 'Remove' })}
          </button>
        </span>
      ))}
      <label className={css.pick} data-disabled={ids.length >= MOST}>
        {waiting > 0
          ? t({ zh: `上传中 ${waiting} 张`, en: `Sending ${waiting}` })
          : t({ zh: '添加照片', en: 'Add pictures' })}
        <input
          id={id}
          type="file"
          className="said"
          accept="image/*"
          multiple
          disabled={ids.length >= MOST}
          onChange={(event) => {
            void add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
    </div>
  )
}
