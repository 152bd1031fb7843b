import { handle } from '#platform/plug.ts'
import { setBroker } from '../contract.ts'
import { setFeed } from './feed-store.ts'
import { PASSWORD } from './keep-feed.ts'

/** Heard from the next beat of whichever process listens; the password lies sealed. */
export const setBrokerHandler = handle(setBroker, async ({ url, username, password }, call) => {
  const sealed = password
    ? call.runtime.secrets.seal(password, PASSWORD).cipher
    : password === undefined
      ? undefined
      : null
  await setFeed(call.db, { url: url || null, username: username || null, password: sealed })
  call.note('broker', { url })
  return { url }
})
