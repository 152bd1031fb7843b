import css from './map.module.css'

/** A place without a clock: none of the shapes that say how much time is left. */
export function Pin() {
  return (
    <svg className={css.pin} viewBox="0 0 14 18" width="14" height="18" aria-hidden="true">
      <path d="M7 .8a6.2 6.2 0 0 1 6.2 6.2C13.2 11.4 7 17.2 7 17.2S.8 11.4.8 7A6.2 6.2 0 0 1 7 .8Z" />
      <circle cx="7" cy="7" r="2.2" />
    </svg>
  )
}
