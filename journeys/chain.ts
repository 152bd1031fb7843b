import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpenConsole } from './open-console.ts'

/** Tests that build on each other: after one that broke the others would only wait in vain. */
export function chainOf(site: () => OpenConsole): (title: string, run: () => Promise<void>) => void {
  let broken = false
  return (title, run) => {
    test(title, async () => {
      assert.equal(broken, false, 'a step before this one failed')
      broken = true
      await run().catch(async (thrown: unknown) => {
        await site().leave(title)
        throw thrown
      })
      await site().leave()
      broken = false
    })
  }
}
