import type { CliCommand } from './commands.ts'

export function printHelp(commands: readonly CliCommand[]): void {
  console.error('一网 Yiwang\n用法：bin/yiwang <命令> [参数]\n')
  for (const command of commands) console.error(`  ${command.usage}\n      ${command.zh}`)
  console.error(
    '\n数据写到标准输出（JSON），进度和说明写到标准错误。退出码：0 完成，1 失败，2 用法不对，3 完成但有被拒绝的行。',
  )
}
