export interface CliCommand {
  name: string
  usage: string
  zh: string
  /** Loads the command's code only when it is asked for; answers the exit code. */
  load(): Promise<(words: string[]) => Promise<number>>
}

export const commands: readonly CliCommand[] = [
  {
    name: 'serve',
    usage: 'serve [--demo]',
    zh: '启动服务（--demo 载入演示区和演示账号）',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'init',
    usage: 'init --district KEY --code 6位区划代码 --name 名称 --admin 账号',
    zh: '建立一个空的区：默认数据和一名系统管理员',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'seed',
    usage: 'seed [--demo]',
    zh: '载入（或补齐）区数据，可重复执行',
    load: async () => (await import('./seed.ts')).seed,
  },
  {
    name: 'import',
    usage: 'import cases 文件 --map 名称 [--dry-run] [--errors 文件]',
    zh: '导入工单（XLSX、CSV、JSONL），重复导入不会重复建案',
    load: async () => (await import('./import-cases.ts')).importCases,
  },
  {
    name: 'replay',
    usage: 'replay 文件 --map 名称 --speed 倍数|max [--limit N]',
    zh: '用模拟人员把真实来件走完全流程',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'verify-history',
    usage: 'verify-history [--limit N] [--public-key 公钥]',
    zh: '核对每件案件的记录链、每日签名，并重放记录与现状比较，指出第一处断裂',
    load: async () => (await import('./verify-history.ts')).verifyHistory,
  },
  {
    name: 'due',
    usage: 'due --start 时刻 --limit 4WH [--calendar 日历] [--pause 起/止]...',
    zh: '算出到期时间并逐段说明，不需要服务和数据库',
    load: async () => (await import('./due.ts')).due,
  },
  {
    name: 'backup',
    usage: 'backup 文件 [--with-keys]',
    zh: '服务运行中把全部数据备份成一个文件，写完即核对',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    usage: 'restore 文件',
    zh: '把备份恢复到空的地方，逐表核对一致',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'lifecycle',
    usage: 'lifecycle [--format text|json] [--preset 名称] [--variant 流程]',
    zh: '打印案件流程表：状态、命令、流程 → 去向、岗位、时限（只计算，不用数据库）',
    load: async () => (await import('./lifecycle.ts')).lifecycle,
  },
  {
    name: 'rules',
    usage:
      'rules check 文件 [--without 岗位,岗位] | rules print [--version N] [--format html|docx|json] [--language zh|en] [--out 文件]',
    zh: '校验一套流程规则（只计算，不用数据库）；打印现行或某一版规则',
    load: async () => (await import('./rules.ts')).rules,
  },
  {
    name: 'locate',
    usage:
      'locate --layer 图层.geojson[,图层...] --points 点.csv [--datum gcj02|bd09|wgs84|cgcs2000] [--format csv|jsonl]',
    zh: '给每个点加上所在区域的图层、名称和代码（只计算，不用数据库）',
    load: async () => (await import('./locate.ts')).locate,
  },
  {
    name: 'geocode',
    usage: 'geocode --input 文件.jsonl [--language zh|en]',
    zh: '把文字里的地址解析成地点：坐标、区域代码、可信度和理由（text 一栏）',
    load: async () => (await import('./geocode.ts')).geocode,
  },
  {
    name: 'targets',
    usage: 'targets check 文件... [--scheme 方案] | targets score 文件 [--scheme 方案] [--format json|text]',
    zh: '核对绩效自评表（连同预算文件），逐条指出错误；或按方案重算得分（只计算，不用数据库）',
    load: async () => (await import('./targets.ts')).targets,
  },
  {
    name: 'history',
    usage:
      'history archive [--years 年数] | history verify | history query --from 日期 --to 日期 [--by street,category]',
    zh: '历史库：转出已结旧案、核验文件、按历史库统计（Parquet 文件，另一进程读取）',
    load: async () => (await import('./history.ts')).history,
  },
  {
    name: 'duplicates',
    usage: 'duplicates --input 文件.csv --output 文件.jsonl [--language zh|en]',
    zh: '为每件案件列出前后 30 天内可能是同一件的案件：分数和理由，最多 10 件（只计算，不用数据库）',
    load: async () => (await import('./duplicates.ts')).duplicates,
  },
  {
    name: 'cluster',
    usage: 'cluster --input 文件.jsonl --output 文件.jsonl',
    zh: '把说同一事件的来信归为一组，大的在前：title、body、time 三栏（只计算，不用数据库）',
    load: async () => (await import('./cluster.ts')).cluster,
  },
  {
    name: 'export',
    usage: 'export cases --from 日期 --to 日期 --output 文件.jsonl',
    zh: '导出案件（每行一件，格式 yiwang:case-export:1，不含个人信息），供核算指标',
    load: async () => (await import('./export-cases.ts')).exportCases,
  },
  {
    name: 'indicators',
    usage:
      'indicators --period 期间 --by district|street|community|grid|department|post|channel|category|majorClass|appealType [--as-of 时刻] [--basis raw|adjusted] [--imported include|only] [--input 导出.jsonl] --output 文件.jsonl',
    zh: '按口径计算全部指标：从本区案件，或从别处的案件导出（有 --input 时只计算，不用数据库）',
    load: async () => (await import('./indicators.ts')).indicators,
  },
  {
    name: 'evaluation',
    usage: 'evaluation verify',
    zh: '用每张考评表存下的数据重新计分，逐版说明是否一致',
    load: async () => (await import('./evaluation.ts')).evaluation,
  },
  {
    name: 'bulletins',
    usage: 'bulletins produce --kind daily|weekly|monthly|… --from 日期 --to 日期',
    zh: '一次生成一段时间的简报（PDF、DOCX），已有的不重复',
    load: async () => (await import('./bulletins.ts')).bulletins,
  },
  {
    name: 'key',
    usage: 'key create --user 账号 [--name 用途] | key signing',
    zh: '为程序账号建立接口密钥（只显示一次）；或显示记录签名的公钥',
    load: async () => (await import('./key.ts')).key,
  },
  {
    name: 'doctor',
    usage: 'doctor',
    zh: '检查安装，说明哪里不对、怎样改',
    load: async () => (await import('./doctor.ts')).doctor,
  },
]
