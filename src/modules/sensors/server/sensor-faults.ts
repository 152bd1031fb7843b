import { fault } from '#core/fault.ts'

export const sensorFaults = {
  notFound: () =>
    fault('sensor-not-found', {
      status: 404,
      zh: '没有这台设备，或不在您的辖区。请从设备列表打开。',
      en: 'There is no such sensor in your area. Open it from the list.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '这台设备刚被别人改过。请重新打开，在新的内容上修改。',
      en: 'Somebody else has just changed this sensor. Open it again and change what is there now.',
    }),
  wrong: (zh: string, en: string) => fault('sensor-wrong', { status: 422, zh, en }),
  noFile: () =>
    fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    }),
}
