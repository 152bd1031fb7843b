import { type Fault, fault } from '#core/fault.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'

export const videoFaults = {
  none: () =>
    fault('video-not-connected', {
      status: 503,
      zh: '本区没有接入视频平台。需要时请管理员在 video.json 中设置。',
      en: 'No video platform is connected. The administrator sets one in video.json.',
    }),
  notNear: () =>
    fault('camera-not-near', {
      status: 422,
      zh: '这个摄像头不在本案周边，不能以本案调阅。请从列表中选择。',
      en: 'This camera is not near the case. Choose one of the list.',
    }),
  timeWrong: () =>
    fault('still-time-wrong', {
      status: 422,
      zh: '画面时间应在过去 30 天内。请改时间再试。',
      en: 'The moment must lie in the past 30 days.',
    }),
  noLive: () =>
    fault('live-not-given', {
      status: 422,
      zh: '视频平台不提供这个摄像头的实时画面。可调阅截图。',
      en: 'The platform gives no live picture of this camera. Take a still picture.',
    }),
  busy: () =>
    fault('video-busy', {
      status: 503,
      zh: '调阅的人较多，请过几秒再试。',
      en: 'Many are looking; try again in a few seconds.',
    }),
  notYours: () =>
    fault('look-not-found', {
      status: 404,
      zh: '没有这次调阅，或不是您调阅的。请重新截图。',
      en: 'There is no such look of yours. Take the picture again.',
    }),
  kept: () =>
    fault('still-kept', { status: 409, zh: '这张画面已留作证据。', en: 'This picture has been kept already.' }),
}

/** What the platform could not do, said to the person with the way out. */
export function faultOf(error: unknown): Fault {
  const kind = error instanceof OutsideTrouble ? error.kind : null
  if (kind === 'notFound')
    return fault('video-nothing-there', {
      status: 422,
      zh: '视频平台没有这个摄像头或这个时刻的画面。请换时间或换摄像头。',
      en: 'The platform has no picture of that camera and moment. Choose another.',
    })
  if (kind === 'refused')
    return fault('video-refused', {
      status: 502,
      zh: '视频平台拒绝了请求。请管理员核对访问密钥和权限。',
      en: 'The platform refused. The administrator checks key and rights.',
    })
  if (kind === 'tooLarge' || kind === 'unreadable')
    return fault('video-unreadable', {
      status: 502,
      zh: '视频平台的应答不合约定（过大或读不懂）。请管理员核对接口。',
      en: 'The answer of the platform is not as agreed.',
    })
  if (kind === 'unreachable')
    return fault('video-unreachable', {
      status: 503,
      zh: '视频平台暂时没有应答。案件照常办理，请稍后再试。',
      en: 'The platform does not answer. The case goes on; try again later.',
    })
  throw error
}
