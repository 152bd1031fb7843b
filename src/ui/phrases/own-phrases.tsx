import { Button, Input } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '../language.ts'
import { saveText } from '../save-text.ts'
import { LONGEST_SHORT, LONGEST_TEXT, MOST_PHRASES, phraseFault, readPhrases, withPhrase } from './phrase.ts'
import css from './phrases.module.css'
import { keepPhrases, usePhrases } from './use-phrases.ts'

const LARGEST_FILE_BYTES = 512 * 1024

/** One's own phrases: written, taken away, carried to another browser as a file. */
export function OwnPhrases() {
  const { t } = useWords()
  const phrases = usePhrases()
  const input = useRef<HTMLInputElement>(null)
  const [fresh, setFresh] = useState({ short: '', text: '' })
  const [said, setSaid] = useState<string | null>(null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    const phrase = { short: fresh.short.trim().toLowerCase(), text: fresh.text.trim() }
    const fault = phraseFault(phrase)
    if (fault) return setSaid(t(fault))
    keepPhrases(withPhrase(phrases, phrase))
    setFresh({ short: '', text: '' })
    setSaid(null)
  }
  const takeFile = async (file: File | undefined) => {
    if (!file) return
    const read = file.size > LARGEST_FILE_BYTES ? [] : readPhrases((await file.text()).replace(/^\uFEFF/, ''))
    if (read.length === 0)
      return setSaid(
        t({ zh: '文件里没有常用语。请选从这里导出的文件', en: 'No phrases there; choose a file exported here' }),
      )
    keepPhrases(read.reduce(withPhrase, [...phrases]))
    setSaid(t({ zh: `已导入 ${read.length} 条`, en: `${read.length} imported` }))
  }
  return (
    <div className={css.own}>
      <p className={css.note}>
        {t({
          zh: '在多行文字里输入 ; 和缩写，回车填入。保存在本机浏览器，换电脑时导出再导入。',
          en: 'In a text of several lines type ; and the letters, then Enter. Kept in this browser; export them to move.',
        })}
      </p>
      {phrases.length > 0 ? (
        <ul>
          {phrases.map((phrase) => (
            <li key={phrase.short}>
              <kbd>;{phrase.short}</kbd>
              <span>{phrase.text}</span>
              <Button
                size="small"
                aria-label={t({ zh: `移除 ${phrase.short}`, en: `Remove ${phrase.short}` })}
                onClick={() => keepPhrases(phrases.filter((one) => one !== phrase))}
              >
                {t({ zh: '移除', en: 'Remove' })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={add}>
        <Input
          value={fresh.short}
          maxLength={LONGEST_SHORT}
          autoCapitalize="none"
          placeholder={t({ zh: '缩写，如 ysl', en: 'Letters, as ysl' })}
          aria-label={t({ zh: '缩写', en: 'Letters' })}
          onChange={(event) => setFresh({ ...fresh, short: event.target.value })}
        />
        <Input
          value={fresh.text}
          maxLength={LONGEST_TEXT}
          placeholder={t({ zh: '常用语，如 已受理，将尽快办理并回复。', en: 'The phrase' })}
          aria-label={t({ zh: '常用语', en: 'Phrase' })}
          onChange={(event) => setFresh({ ...fresh, text: event.target.value })}
        />
        <Button htmlType="submit" disabled={phrases.length >= MOST_PHRASES}>
          {t({ zh: '添加', en: 'Add' })}
        </Button>
      </form>
      {said === null ? null : <p role="status">{said}</p>}
      <div className={css.tools}>
        <Button
          size="small"
          disabled={phrases.length === 0}
          onClick={() => saveText(t({ zh: '常用语.json', en: 'phrases.json' }), JSON.stringify(phrases, null, 1))}
        >
          {t({ zh: '导出', en: 'Export' })}
        </Button>
        <Button size="small" onClick={() => input.current?.click()}>
          {t({ zh: '导入', en: 'Import' })}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json"
          className="said"
          tabIndex={-1}
          aria-label={t({ zh: '导入常用语文件', en: 'File of phrases' })}
          onChange={(event) => {
            void takeFile(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
    </div>
  )
}
