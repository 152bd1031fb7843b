import type { BulletinDocument } from './document.ts'

const LONGEST = 20_000

/** What a bulletin says, in small letters, to be searched. */
export function bodyText({ sections, corrects }: BulletinDocument): string {
  const texts = sections.flatMap(({ title, blocks }) => [
    title,
    ...blocks.map((block) => {
      if (block.kind === 'say') return block.runs.map(({ text }) => text).join('')
      if (block.kind === 'words') return block.text
      return block.title
    }),
  ])
  return [corrects?.reason ?? '', ...texts].join('\n').toLowerCase().slice(0, LONGEST)
}
