/** What every call needs to know of the sign-in; set by the app that knows who has signed in. */
let token = ''
const listeners = new Set<() => void>()

export function csrfToken(): string {
  return token
}

export function setCsrfToken(value: string | null): void {
  token = value ?? ''
}

/** The server no longer knows this sign-in: the app asks for the password over the page, so that no form is lost. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellSignedOut(): void {
  for (const listener of listeners) listener()
}
