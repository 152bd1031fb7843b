const SCRIPT = /<script[^>]+src="([^"]+)"/

/** After a break the server may be a newer one with other screens: a page that nobody can reload by hand does it itself. */
export async function reloadWhenRenewed(): Promise<void> {
  const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
  if (!answer?.ok) return
  const wanted = SCRIPT.exec(await answer.text())?.[1]
  if (!wanted || document.querySelector(`script[src="${wanted}"]`)) return
  location.reload()
}
