import { checkThresholds } from './check-thresholds.ts'
import type { SignFile } from './sign.ts'

/** The district's file, or an error that names the sign at fault: a start with wrong thresholds would alarm wrongly. */
export function readSigns(file: SignFile): SignFile {
  const seen = new Set<string>()
  for (const sign of file.signs) {
    if (seen.has(sign.code) || seen.has(sign.id))
      throw new Error(`vital-signs.json: ${sign.code} ${sign.id} stands there twice`)
    seen.add(sign.code).add(sign.id)
    const wrong = checkThresholds(sign, sign.thresholds)
    if (wrong) throw new Error(`vital-signs.json: ${sign.code} ${sign.zh}：${wrong.zh}`)
    if (!(sign.staleAfterMinutes > 0)) throw new Error(`vital-signs.json: ${sign.code} has no staleAfterMinutes`)
  }
  const { readings, backPercent } = file.hysteresis
  if (!(readings >= 1 && backPercent >= 0)) throw new Error('vital-signs.json: hysteresis cannot be used')
  return file
}
