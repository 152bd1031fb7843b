const KEPT_AS = 'yiwang.citizen.large'

export function isLarge(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) === '1'
  } catch {
    return document.documentElement.dataset.size === 'large'
  }
}

/** 长辈版: larger text and targets, all else the same. */
export function setLarge(large: boolean): void {
  try {
    localStorage.setItem(KEPT_AS, large ? '1' : '0')
  } catch {
    // Without storage it holds until the page is closed.
  }
  document.documentElement.dataset.size = large ? 'large' : 'usual'
}

export function applyTextSize(): void {
  setLarge(isLarge())
}
