import { Button } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { getDocument } from '../contract.ts'

/** How a paper is found, and the file where there is one. */
export function DocumentLink({ text, id }: { text: string; id: string | null }) {
  const { t } = useWords()
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <>
      {text}
      {id ? (
        <Button
          size="small"
          type="link"
          onClick={() => {
            setProblem(null)
            saveFile(getDocument, { id }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
          }}
        >
          {t({ zh: '下载文件', en: 'Download' })}
        </Button>
      ) : null}
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
    </>
  )
}
