import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

/** The tests of all files share one page: each leaves it as it found it. */
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
})
