const PATIENCE_MS = 10_000

/** One message; the answer's body is of no interest, and a redirect would carry the signature to somebody else. */
export async function postMessage(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ status: number }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'user-agent': 'yiwang-webhook/1' },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await answer.body?.cancel()
  return { status: answer.status }
}
