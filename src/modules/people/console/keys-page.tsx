import { Button } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { tableTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listKeys, type ProgramKey, revokeKey } from '../contract.ts'
import { words } from '../words.ts'
import { KeyCreate } from './key-create.tsx'

/** Keys with which programs sign in. */
export default function KeysPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const confirm = useConfirm()
  const nowMs = useNow()
  const reading = useOperation(listKeys, {})
  const revoke = useCommand(revokeKey)
  const isCreating = query.one('open') === 'new'
  const withRevoked = query.one('all') === '1'
  const all = reading.data?.items ?? []
  const isDead = (row: ProgramKey) => row.revoked || (row.expiresAt !== null && Date.parse(row.expiresAt) <= nowMs)
  const rows = withRevoked ? all : all.filter((row) => !isDead(row))
  const create = () => query.change({ open: 'new' })
  useKeys([{ keys: 'N', title: { zh: '新建密钥', en: 'Make a key' }, run: create }])
  const revokeNow = async (row: ProgramKey) => {
    const yes = await confirm({
      title: t({ zh: `停用${row.name}的密钥 ${row.starts}…`, en: `Revoke the key ${row.starts}… of ${row.name}` }),
      detail: t({
        zh: '用这把密钥的程序立即无法连接，密钥不能恢复。先换上新密钥再停用旧的。',
        en: 'Programs with this key are cut off at once; a key cannot be taken back. Put a new one in place first.',
      }),
      verb: t({ zh: '停用密钥', en: 'Revoke the key' }),
      danger: true,
    })
    if (yes) await revoke.run({ id: row.id })
  }
  const stateOf = (row: ProgramKey) =>
    row.revoked
      ? t({ zh: '已停用', en: 'revoked' })
      : isDead(row)
        ? t({ zh: '已到期', en: 'expired' })
        : t({ zh: '在用', en: 'in use' })
  const columns: Column<ProgramKey>[] = [
    { id: 'name', title: { zh: '程序', en: 'Program' }, cell: (row) => row.name, hint: (row) => row.name },
    { id: 'account', title: words.account, width: '160px', cell: (row) => row.account },
    { id: 'label', title: { zh: '用途', en: 'For' }, width: '160px', cell: (row) => row.label || '—', wide: true },
    { id: 'starts', title: { zh: '开头', en: 'Starts' }, width: '112px', cell: (row) => `${row.starts}…`, wide: true },
    {
      id: 'used',
      title: { zh: '最近使用', en: 'Last used' },
      width: '152px',
      cell: (row) => (row.lastUsedAt ? tableTime(row.lastUsedAt) : t({ zh: '从未', en: 'never' })),
      wide: true,
    },
    {
      id: 'expires',
      title: { zh: '到期', en: 'Expires' },
      width: '152px',
      cell: (row) => (row.expiresAt ? tableTime(row.expiresAt) : t({ zh: '不到期', en: 'never' })),
      wide: true,
    },
    { id: 'state', title: words.state, width: '72px', cell: stateOf },
    {
      id: 'revoke',
      title: { zh: '操作', en: 'Action' },
      width: '112px',
      cell: (row) =>
        isDead(row) ? null : (
          <Button size="small" onClick={() => revokeNow(row)}>
            {t({ zh: '停用密钥', en: 'Revoke' })}
          </Button>
        ),
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '接口密钥', en: 'Program keys' })}
      note={t({
        zh: '外部程序用密钥登录，权限由其岗位决定',
        en: 'Programs sign in by key; their posts say what they may',
      })}
      actions={
        <Button type="primary" onClick={create}>
          {t({ zh: '新建密钥', en: 'Make a key' })}
          <KeyHint keys="N" />
        </Button>
      }
    >
      <Filters>
        <label>
          <input
            type="checkbox"
            checked={withRevoked}
            onChange={(event) => query.change({ all: event.target.checked ? '1' : undefined })}
          />
          {t({ zh: '含已停用和到期', en: 'With revoked and expired' })}
        </label>
      </Filters>
      <ProblemNotice problem={revoke.problem} close={revoke.clearProblem} />
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={8}>
            {() => (
              <Table
                label={t({ zh: '接口密钥', en: 'Program keys' })}
                rows={rows}
                columns={columns}
                rowKey={(row) => row.id}
                rowMark={(row) => (isDead(row) ? 'gone' : undefined)}
                empty={
                  <EmptyState action={<Button onClick={create}>{t({ zh: '新建密钥', en: 'Make a key' })}</Button>}>
                    {t({
                      zh: '没有在用的密钥。市级平台、传感器等外部程序接入时新建',
                      en: 'No key in use. Make one when an outside program is to be connected.',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {isCreating ? <KeyCreate onClose={() => query.change({ open: undefined })} /> : null}
      </Split>
    </Page>
  )
}
