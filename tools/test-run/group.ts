import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { filesOfGroup } from './group-files.ts'

/** Several test files in one process, one after the other, each a suite of its own with its own hooks. */
for (const file of filesOfGroup())
  describe(file, async () => {
    await import(pathToFileURL(file).href)
  })
