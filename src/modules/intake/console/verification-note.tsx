import { Button } from 'antd'
import { useWords } from '#ui/language.ts'
import css from './verification.module.css'

/** `order` opens the form that asks for verification; undefined where that is not possible. */
export function VerificationNote({
  text,
  photos,
  order,
}: {
  text: string
  /** Addresses of pictures. */
  photos: readonly string[]
  order?: () => void
}) {
  const { t } = useWords()
  return (
    <section className={css.note} aria-label={t({ zh: '受理前核实', en: 'Verification before acceptance' })}>
      <p>{text}</p>
      {photos.map((photo, index) => (
        <a key={photo} href={photo} target="_blank" rel="noreferrer">
          <img
            src={`${photo}?size=thumbnail`}
            alt={t({ zh: `图片 ${index + 1}，打开原图`, en: `Picture ${index + 1}, open in full` })}
          />
        </a>
      ))}
      {order ? (
        <Button size="small" onClick={order}>
          {t({ zh: '要求核实', en: 'Ask for verification' })}
        </Button>
      ) : null}
    </section>
  )
}
