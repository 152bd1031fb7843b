import { fault } from '#core/fault.ts'

/** Every refusal of the citizens' pages, each with its way out. */
export const citizenFaults = {
  tooMany: (whenZh: string, whenEn: string) =>
    fault('too-many', {
      status: 429,
      zh: `提交得太多了。请${whenZh}再试，急事请拨打 12345。`,
      en: `That is too many. Try again ${whenEn}, or call 12345.`,
    }),
  stillSending: () =>
    fault('still-sending', {
      status: 503,
      zh: '这份诉求正在提交，内容还在。请一分钟后再提交，不会重复登记。',
      en: 'This report is being stored; nothing is lost. Send again in a minute: it becomes one case.',
    }),
  ticketSpent: () =>
    fault('ticket-spent', {
      status: 409,
      zh: '页面打开太久或已用过，内容还在。请再提交一次。',
      en: 'This page was open too long or used before; nothing is lost. Send again.',
    }),
  tooSoon: () =>
    fault('too-soon', {
      status: 425,
      zh: '提交得太快。请过几秒再提交。',
      en: 'That was too fast. Send again in a few seconds.',
    }),
  consentUnknown: () =>
    fault('consent-unknown', {
      status: 409,
      zh: '告知内容已更新，您填写的还在。请看过新的告知再提交。',
      en: 'The notice has changed; nothing is lost. Read the new one and send again.',
    }),
  codeTaken: () =>
    fault('draft-taken', {
      status: 409,
      zh: '这份草稿已经用别的查询码提交过。请新写一份。',
      en: 'This draft was sent with another follow code. Begin a new one.',
    }),
  phoneWrong: () =>
    fault('phone-wrong', {
      status: 422,
      zh: '电话号码不对。请填 11 位手机号或带区号的座机号，也可以不填。',
      en: 'This is no phone number. Give a mobile number of 11 digits or a landline with area code, or leave it out.',
      fields: [{ field: 'phone', zh: '请改正或清空', en: 'correct or clear it' }],
    }),
  uploadIncomplete: () =>
    fault('upload-incomplete', {
      status: 422,
      zh: '有照片还没有传完。请等传完再提交，或去掉这张照片。',
      en: 'A picture has not arrived whole. Wait for it, or take it out.',
      fields: [{ field: 'uploads', zh: '请重新传', en: 'send it again' }],
    }),
  uploadGone: () =>
    fault('upload-gone', {
      status: 404,
      zh: '这张照片在服务器上已经没有了。请重新传。',
      en: 'This picture is no longer here. Send it again from its beginning.',
    }),
  partWrong: () =>
    fault('part-wrong', {
      status: 422,
      zh: '这一段照片不完整。请从上次的位置接着传。',
      en: 'This part does not fit. Go on from what has been received.',
    }),
  picturesFull: () =>
    fault('pictures-full', {
      status: 503,
      zh: '现在传照片的人太多。请稍后再试，或去掉照片先提交文字。',
      en: 'Too many pictures are on their way. Try again later, or send the words without pictures.',
    }),
  tooManyPhotos: (most: number) =>
    fault('too-many-photos', {
      status: 422,
      zh: `最多 ${most} 张照片。请去掉几张再提交。`,
      en: `At most ${most} pictures. Take some out.`,
      fields: [{ field: 'uploads', zh: `最多 ${most} 张`, en: `at most ${most}` }],
    }),
  notFound: () =>
    fault('report-not-found', {
      status: 404,
      zh: '没有找到这件诉求。请核对案号和查询码；链接过期的，请凭案号重新查询。',
      en: 'There is no such report. Check number and code; if the link has run out, follow by number.',
    }),
  codeWrong: () =>
    fault('phone-code-wrong', {
      status: 404,
      zh: '验证码不对或已过期。请核对后重填，或重新获取。',
      en: 'This code is wrong or has run out. Check it, or ask for a new one.',
    }),
  noSms: () =>
    fault('no-sms', {
      status: 409,
      zh: '这里不能发短信。请凭案号和查询码查看。',
      en: 'No messages can be sent here. Follow by number and follow code.',
    }),
  notRatable: () =>
    fault('not-ratable', {
      status: 409,
      zh: '现在不能评价：还没有答复，或已评价过。',
      en: 'This cannot be rated now: there is no answer yet, or it was rated before.',
    }),
  textEmpty: () =>
    fault('text-empty', {
      status: 422,
      zh: '还没有写问题。请写几个字说明。',
      en: 'Nothing is written yet. Say in a few words what it is.',
      fields: [{ field: 'text', zh: '请写几个字', en: 'say it in a few words' }],
    }),
  noWeChat: () =>
    fault('no-wechat', {
      status: 409,
      zh: '这里没有接通微信登录。不登录也可以反映。',
      en: 'Sign-in by WeChat is not connected here. You can report without it.',
    }),
} as const
