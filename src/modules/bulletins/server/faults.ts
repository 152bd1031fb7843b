import { fault } from '#core/fault.ts'

export const bulletinFaults = {
  unknown: () =>
    fault('bulletin-unknown', {
      status: 404,
      zh: '没有这期简报，或它还没有签发。请从简报列表中选。',
      en: 'There is no such bulletin, or it is not signed yet. Choose one of the list.',
    }),
  noTemplate: (id: string) =>
    fault('bulletin-template', {
      status: 404,
      zh: `没有简报模板“${id.slice(0, 40)}”，请从模板列表中选。`,
      en: `There is no template ${id.slice(0, 40)}: choose one of the list.`,
    }),
  badTemplate: (faults: readonly string[]) =>
    fault('bulletin-template-faulty', {
      status: 422,
      zh: `模板有 ${faults.length} 处要改：${faults[0]}。改正文件后重启服务。`,
      en: `The template needs ${faults.length} changes: ${faults[0]}. Correct the file and restart.`,
    }),
  noPeriod: (key: string) =>
    fault('bulletin-period', {
      status: 422,
      zh: `“${key}”不是这种简报的期间。日报写 2024-03-05，周报 2024-W10，月报 2024-03，季报 2024-Q1，年报 2024。`,
      en: `${key} is no period of this bulletin: 2024-03-05, 2024-W10, 2024-03, 2024-Q1 or 2024.`,
    }),
  notOver: (zh: string) =>
    fault('bulletin-not-over', {
      status: 422,
      zh: `${zh}还没有结束，结束后才能出简报。可先在模板页预览。`,
      en: 'The period is not over yet. Preview it on the page of templates.',
    }),
  signed: (number: string) =>
    fault('bulletin-signed', {
      status: 409,
      zh: `${number}已签发，不能再改。有错请点“更正”，另出一期并写明原因。`,
      en: `${number} is signed and stands. Correct it by a new edition with its reason.`,
    }),
  notSigned: (number: string) =>
    fault('bulletin-not-signed', {
      status: 409,
      zh: `${number}还是草稿，可直接修改，不必更正。`,
      en: `${number} is a draft still: change it as it stands.`,
    }),
  corrected: (number: string) =>
    fault('bulletin-corrected', {
      status: 409,
      zh: `这一期已有更正件${number}，请在更正件上继续。`,
      en: `It has been corrected by ${number}: go on there.`,
    }),
  notSigner: (posts: string) =>
    fault('bulletin-signer', {
      status: 403,
      zh: `这种简报由${posts}签发。请交由该岗位签发。`,
      en: `This kind is signed by ${posts}.`,
    }),
  wordsMissing: (hints: readonly string[]) =>
    fault('bulletin-words', {
      status: 422,
      zh: `还有 ${hints.length} 处文字没有填写：${hints[0]}。请填写后再签发，没有内容的写“无”。`,
      en: `${hints.length} texts are still to be written: ${hints[0]}. Write "none" where there is nothing.`,
    }),
  noWords: (id: string) =>
    fault('bulletin-no-words', {
      status: 422,
      zh: `简报里没有文字块“${id}”，请重新打开再填。`,
      en: `There is no text ${id} in this bulletin: open it again.`,
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '简报已由他人改过。请重新打开，再存你的改动。',
      en: 'The bulletin was changed meanwhile. Open it again, then save your change.',
    }),
  noFile: (format: string) =>
    fault('bulletin-file', {
      status: 404,
      zh: `这期简报没有 ${format.toUpperCase()} 文件。`,
      en: `This bulletin has no ${format.toUpperCase()} file.`,
    }),
  noFigure: () =>
    fault('bulletin-figure', {
      status: 404,
      zh: '简报里没有这个数字，请重新打开后再点。',
      en: 'There is no such figure: open the bulletin again.',
    }),
  noSigningKey: (dataDir: string) =>
    fault('signing-key-missing', {
      status: 500,
      zh: `缺少签名密钥 ${dataDir}/keys/signing.key，不能签发。请从备份恢复；确已丢失的，运行 bin/yiwang key signing 另建。`,
      en: 'The signing key is missing: restore keys/signing.key, or make another with bin/yiwang key signing.',
    }),
}
