import { useWords } from '#ui/language.ts'
import { Block } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import css from './slots.module.css'

/** Parts that have no source yet, each with why: nothing is made up in their place. `but`: those that other scenes show. */
export function Slots({ picture, but }: { picture: Picture; but: readonly string[] }) {
  const { t } = useWords()
  const slots = picture.slots.filter(({ id }) => !but.includes(id))
  if (slots.length === 0) return null
  return (
    <Block grow title={t({ zh: '尚未接入', en: 'Not connected yet' })}>
      <ul className={css.slots}>
        {slots.map(({ id, why }) => (
          <li key={id}>
            <i aria-hidden="true">◌</i>
            {t(why).split(/[，：,:]/)[0]}
          </li>
        ))}
      </ul>
    </Block>
  )
}
