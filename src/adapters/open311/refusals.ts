/** A refusal of the standard (GeoReport v2, Errors): 404 what does not exist, 403 the key, 400 everything else. */
export class Refused extends Error {
  readonly status: 400 | 403 | 404 | 429

  constructor(status: 400 | 403 | 404 | 429, sentence: string) {
    super(sentence)
    this.name = 'Refused'
    this.status = status
  }
}

export const refused = (status: 400 | 403 | 404 | 429, zh: string, en: string) => new Refused(status, `${zh} ${en}`)

export const jurisdictionUnknown = () =>
  refused(404, '没有这个 jurisdiction_id。', 'jurisdiction_id provided was not found.')
export const serviceUnknown = () => refused(404, '没有这个 service_code。', 'service_code provided was not found.')
export const requestUnknown = () => refused(404, '没有这件诉求。', 'service_request_id provided was not found.')
export const tokenUnknown = () => refused(404, '没有这个 token。', 'token provided was not found.')
export const addressUnknown = () => refused(404, '没有这个地址。', 'There is no such resource.')
export const keyMissing = () => refused(403, '缺少 api_key。', 'Missing api_key.')
export const keyInvalid = () => refused(403, 'api_key 无效或已停用。', 'Invalid api_key.')
export const notWellFormed = () => refused(400, '请求格式不对。', 'The request is malformed.')
export const tooMany = () => refused(429, '请求过于频繁，请稍后再试。', 'Too many requests; try again later.')
