const NAME = 'YIWANG_TEST_GROUP'

export const groupEnvironment = (files: readonly string[]): Record<string, string> => ({
  [NAME]: JSON.stringify(files),
})

/** Absolute paths of the files that this process was given to run; none where it was given a file of its own. */
export function filesOfGroup(): string[] {
  return JSON.parse(process.env[NAME] ?? '[]') as string[]
}
