import css from './map.module.css'

/** Beside the pointer; what it says stands in the list as well, so readers of the screen are not told twice. */
export function MapTip({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <div className={css.tip} style={{ translate: `${x}px ${y}px` }} aria-hidden="true">
      {text}
    </div>
  )
}
