import { findPersonal } from './find-personal.ts'
import { mask } from './mask.ts'

/** Free text for readers who may not see personal data: each find is replaced by its mask, all else stays. */
export function maskText(text: string): string {
  let out = ''
  let done = 0
  for (const span of findPersonal(text)) {
    out += text.slice(done, span.start) + mask(span.kind, span.text)
    done = span.end
  }
  return out + text.slice(done)
}
