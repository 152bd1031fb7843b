import { fault } from '#core/fault.ts'

/** Why a backup or a restore does not go on, each with the way out. */
export const backupFaults = {
  fileExists: (file: string) =>
    fault('backup-file-exists', {
      status: 409,
      zh: `“${file}”已经存在。请换一个文件名；已有的备份不会被覆盖。`,
      en: `${file} exists already; choose another name, a backup is never overwritten.`,
    }),
  cannotWrite: (file: string, reason: string) =>
    fault('backup-not-written', {
      status: 507,
      zh: `备份没有写成“${file}”：${reason}。请检查磁盘空间和权限后重做。`,
      en: `The backup ${file} was not written: ${reason}. Check space and permissions, then do it again.`,
    }),
  nothingToBackUp: () =>
    fault('backup-nothing', {
      status: 422,
      zh: '数据库里还没有区，没有可以备份的。请核对 YIWANG_DATA 或 DATABASE_URL。',
      en: 'No district is loaded: there is nothing to back up. Check YIWANG_DATA or DATABASE_URL.',
    }),
  keysNotInFiles: (folder: string) =>
    fault('backup-keys-missing', {
      status: 422,
      zh: `密钥不在 ${folder} 中（可能由环境变量给出），不能随备份带走。请去掉 --with-keys，密钥另行保管。`,
      en: `The keys are not in ${folder} (perhaps in the environment): leave --with-keys out and keep them apart.`,
    }),
  notABackup: (file: string) =>
    fault('backup-not-recognised', {
      status: 422,
      zh: `“${file}”不是本系统的备份。请核对文件。`,
      en: `${file} is no backup of this program.`,
    }),
  truncated: (file: string) =>
    fault('backup-truncated', {
      status: 422,
      zh: `备份“${file}”不完整，后面一段缺失。请重新拷贝，或换一份备份；没有恢复任何内容。`,
      en: `The backup ${file} is cut off. Copy it again or take another one; nothing was restored.`,
    }),
  damaged: (file: string, part: string) =>
    fault('backup-damaged', {
      status: 422,
      zh: `备份“${file}”已损坏（${part}）。请重新拷贝，或换一份备份；没有恢复任何内容。`,
      en: `The backup ${file} is damaged (${part}). Copy it again or take another one; nothing was restored.`,
    }),
  newerProgram: (step: string) =>
    fault('backup-of-newer-program', {
      status: 422,
      zh: `备份是更新的程序做的（本程序没有结构步骤 ${step}）。请先升级程序再恢复。`,
      en: `A newer program made this backup (step ${step} is unknown here): update the program first.`,
    }),
  otherStep: (step: string) =>
    fault('backup-of-other-program', {
      status: 422,
      zh: `备份的结构步骤 ${step} 与本程序的不同。请用做备份的那个版本恢复。`,
      en: `Step ${step} of the backup is not that of this program: restore with the version that made it.`,
    }),
  placeNotEmpty: (what: string) =>
    fault('restore-place-not-empty', {
      status: 409,
      zh: `这里已有数据（${what}），不会覆盖。请用 YIWANG_DATA 或 DATABASE_URL 另指一个空的地方再恢复。`,
      en: `There are data here already (${what}). Restore into an empty place: name one in YIWANG_DATA or DATABASE_URL.`,
    }),
  differs: (what: string) =>
    fault('restore-differs', {
      status: 500,
      zh: `恢复后的 ${what} 与备份不一致，已全部撤销。请换一份备份重试，并报告此事。`,
      en: `${what} is not as in the backup after restoring; everything was taken back.`,
    }),
}
