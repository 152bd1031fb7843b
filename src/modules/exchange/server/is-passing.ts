/** Right may come back, and others get out of the way; the rules do not change their mind. */
export function isPassing({ code, status }: { code: string; status: number }): boolean {
  return status >= 500 || status === 429 || status === 401 || code === 'not-permitted' || code === 'stale-version'
}
