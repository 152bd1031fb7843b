import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#ui/language.ts'
import css from './people.module.css'

/** A password or key that the server tells once and never again: large, easy to copy, gone when closed. */
export function OneTimeSecret({
  secret,
  about,
  onClose,
}: {
  secret: string | null
  about: ReactNode
  onClose(): void
}) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Browsers refuse the clipboard on pages without TLS: the text can be marked and copied by hand.
    const done = await navigator.clipboard?.writeText(secret ?? '').then(
      () => true,
      () => false,
    )
    setCopied(done ?? false)
  }
  return (
    <div className={css.section} role="status">
      <p>{about}</p>
      {secret === null ? (
        <p className="over">
          {t({
            zh: '此前已提交过同一操作，内容只显示一次。如未记下，请重置',
            en: 'This was shown before and is shown once only. If nobody wrote it down, reset it.',
          })}
        </p>
      ) : (
        <>
          <p className={css.secret}>{secret}</p>
          <p className={css.meta}>
            {t({ zh: '只显示这一次，关闭后无法再看', en: 'Shown this once; it cannot be seen again.' })}
          </p>
        </>
      )}
      <div className={css.row}>
        {secret === null ? null : (
          <Button type="primary" autoFocus onClick={copy}>
            {copied ? t({ zh: '已复制', en: 'Copied' }) : t({ zh: '复制', en: 'Copy' })}
          </Button>
        )}
        <Button onClick={onClose}>{t({ zh: '已记下，收起', en: 'Noted, close' })}</Button>
      </div>
    </div>
  )
}
