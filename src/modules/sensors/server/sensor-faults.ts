import { fault } from '#core/fault.ts'

export const sensorFaults = {
  notFound: () =>
    fault('sensor-not-found', {
      status: 404,
      zh: '没有这台设备，或不在您的辖区。请从设备列表打开。',
      en: 'There is no such sensor in your area. Open it from the list.',
    }),
  wrong: (zh: string, en: string) => fault('sensor-wrong', { status: 422, zh, en }),
  noFile: () =>
    fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    }),
}
