const LONGEST = 120

/**
 * A file's name as it may be shown and offered for download: no folders, no control or direction-changing characters
 * (they disguise `exe.gpj` as `jpg.exe`), and the extension that the bytes deserve.
 */
export function safeName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .trim()
  const dot = plain.lastIndexOf('.')
  const stem = dot > 0 && plain.length - dot <= 6 ? plain.slice(0, dot) : plain
  const short = [...stem].slice(0, LONGEST - extension.length - 1).join('')
  return `${short.trim() || 'file'}.${extension}`
}
