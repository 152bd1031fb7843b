import { createHash } from 'node:crypto'

/** A grey picture of 16 by 12: what the simulated city shows of every matter. */
export const PICTURE = Buffer.from(
  [
    '/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBD',
    'AQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAMABAD',
    'ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAA',
    'AgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCtAUB//9k=',
  ].join(''),
  'base64',
)

export const pictureAs = (id: string) => ({
  id,
  mime: 'image/jpeg',
  bytes: PICTURE.length,
  sha256: createHash('sha256').update(PICTURE).digest('hex'),
})
