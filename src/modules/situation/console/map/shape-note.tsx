import { Button } from 'antd'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { type DrawnShape, shapeAreaM2 } from '#ui/map.ts'
import over from './over.module.css'

/** What was drawn, in numbers, with the way to take it away. */
export function ShapeNote({ shape, count: found, clear }: { shape: DrawnShape; count: number; clear(): void }) {
  const { t } = useWords()
  const km2 = (shapeAreaM2(shape) / 1e6).toFixed(3)
  return (
    <p className={over.shapeNote} role="status">
      {shape.kind === 'circle'
        ? t({
            zh: `圆形 半径 ${count(shape.radiusM)} 米，${km2} km²`,
            en: `Circle, radius ${count(shape.radiusM)} m, ${km2} km²`,
          })
        : t({
            zh: `多边形 ${shape.corners.length} 个角点，${km2} km²`,
            en: `Polygon, ${shape.corners.length} corners, ${km2} km²`,
          })}
      <b>{t({ zh: `${found} 项`, en: `${found} found` })}</b>
      <Button size="small" onClick={clear}>
        {t({ zh: '清除圈选', en: 'Clear' })}
      </Button>
    </p>
  )
}
