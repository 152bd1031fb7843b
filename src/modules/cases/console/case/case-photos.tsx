import { fileUrl } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import { getFile } from '../../contract.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

const KINDS = [
  ['before', { zh: '处置前', en: 'before' }],
  ['after', { zh: '处置后', en: 'after' }],
  ['measure', { zh: '安全措施', en: 'safety measure' }],
  ['check', { zh: '核查', en: 'check' }],
] as const

/** Before and after beside each other; a press opens the picture in full. */
export function CasePhotos({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const { id, photos } = detail.case
  const shown = KINDS.filter(([kind]) => photos[kind].length > 0)
  if (shown.length === 0) return null
  return (
    <Card title={t({ zh: '照片', en: 'Photos' })}>
      <div className={css.photos}>
        {shown.map(([kind, words]) => (
          <section key={kind}>
            <h3>{t({ zh: `${words.zh} ${photos[kind].length} 张`, en: `${words.en}: ${photos[kind].length}` })}</h3>
            <div className={css.thumbs}>
              {photos[kind].map((fileId, index) => (
                <a key={fileId} href={fileUrl(getFile, { id, fileId, size: 'full' })} target="_blank" rel="noreferrer">
                  <img
                    loading="lazy"
                    src={fileUrl(getFile, { id, fileId, size: 'thumbnail' })}
                    alt={t({ zh: `${words.zh}照片 ${index + 1}`, en: `photo ${words.en} ${index + 1}` })}
                  />
                </a>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Card>
  )
}
