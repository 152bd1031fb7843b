/** What every call needs to know of the sign-in; set by the app that knows who has signed in. */
let token = ''
const listeners = new Set<() => void>()
const postListeners = new Set<() => void>()
let post: string | null = null

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

/** Of several posts the one in which the person acts, `dispatcher@ops_center`; null: in all of them at once. */
export function actingPost(): string | null {
  return post
}

export function setActingPost(named: string | null): void {
  post = named
}

/** The post that was chosen is no longer held. */
export function onPostLost(listener: () => void): () => void {
  postListeners.add(listener)
  return () => postListeners.delete(listener)
}

export function tellPostLost(): void {
  post = null
  for (const listener of postListeners) listener()
}
