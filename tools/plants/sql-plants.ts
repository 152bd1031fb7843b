import type { Plant } from './plant.ts'

/** The mark of a template's hole, kept apart so that these texts stay plain strings. */
const H = (name: string) => ['$', '{', name, '}'].join('')

const SQL = "import { sql } from '#platform/db/sql.ts'\n"
const store = (rule: string | null, name: string, text: string): Plant => ({
  rule,
  path: `src/modules/alder/server/${name}-store.ts`,
  text: `${SQL}${text}\n`,
})
const tagged = (rule: string | null, name: string, text: string) => store(rule, name, `export const x = sql\`${text}\``)
const migration = (rule: string | null, name: string, text: string): Plant => ({
  rule,
  path: `src/modules/alder/migrations/${name}.sql`,
  text: `${text}\n`,
})
const body = (text: string) =>
  `create function alder.t_a() returns trigger language plpgsql as $$ declare n int; r record; begin ${text} return new; end $$;`

const OUTSIDE: readonly Plant[] = [
  'src/modules/alder/server/close-tree.ts',
  'src/modules/alder/domain/close-tree.ts',
  'src/adapters/elm/close-tree.ts',
  'src/apps/garden/close-tree.ts',
].map((path) => ({
  rule: 'sql-outside-store',
  path,
  text: "export const close = { name: 'close', text: 'update alder.tree set closed = true where id = $1' }\n",
}))

export const SQL_PLANTS: readonly Plant[] = [
  ...OUTSIDE,
  {
    rule: 'sql-outside-store',
    path: 'src/modules/alder/server/tagged.ts',
    text: `${SQL}export const x = sql\`select 1\`\n`,
  },
  { rule: 'sql-outside-store', path: 'src/modules/alder/loose.sql', text: 'select 1;\n' },
  {
    rule: null,
    path: 'src/modules/alder/server/says.ts',
    text: "export const says = ['Select a case from the list', 'update the set', 'with care (as ever)']\n",
  },

  tagged('sql-unqualified', 'bare-read', `select id from tree where id = ${H('1')}`),
  tagged('sql-unqualified', 'bare-write', 'insert into tree (id) values (1)'),
  tagged('sql-unqualified', 'bare-join', 'select 1 from alder.tree t join leaf l on l.id = t.id'),
  tagged('sql-unqualified', 'bare-deep', 'select 1 from alder.tree where id in (select id from leaf)'),
  tagged('sql-window', 'inside-required', 'select id from birch.tree'),
  tagged('sql-window', 'inside-required-deep', 'with t as (select id from birch.tree) select * from t'),
  tagged('sql-window', 'inside-required-union', 'select id from alder.a union all select id from birch.b'),
  tagged('sql-window', 'inner-function', 'select birch.close_tree(1)'),
  tagged('sql-window', 'writes-window', "update birch.v_tree set name = 'x'"),
  tagged('sql-window', 'deletes-window', 'delete from birch.v_tree'),
  tagged('sql-window', 'inside-platform', 'select * from platform.journal'),
  tagged('sql-schema', 'not-required', 'select id from cedar.v_tree'),
  tagged('sql-schema', 'not-required-function', 'select cedar.f_apply(1)'),
  tagged('sql-schema', 'queue-of-jobs', "select graphile_worker.add_job('x')"),
  tagged('sql-schema', 'unknown-schema', 'insert into public.tree (id) values (1)'),
  tagged('sql-window', 'inside-fragment', `, (select count(*) from birch.tree) as n`),
  tagged('sql-unreadable', 'no-sql', 'select from where from select'),
  store(
    'sql-window',
    'in-part',
    `const part = sql\`join birch.tree b on b.id = t.id\`\nexport const x = sql\`select 1 from alder.tree t ${H('part')}\``,
  ),
  store('sql-window', 'lonely-part', 'export const part = sql`and exists (select 1 from birch.tree)`'),
  store('sql-window', 'table-part', 'export const part = sql`birch.tree`'),
  store('sql-window', 'table-by-name', `export const x = sql\`select * from ${H("sql.table('birch.tree')")}\``),
  store('sql-window', 'raw', "export const x = sql.raw('select * from birch.tree')"),
  store('sql-made-at-run-time', 'raw-value', 'export const x = (name: string) => sql.raw(name)'),
  store(
    'sql-made-at-run-time',
    'named-table',
    `export const x = (name: string) => \`select * from ${H('name')} where id = 1\``,
  ),
  store('sql-window', 'named', "export const x = { name: 'a', text: 'select id from birch.tree where id = $1' }"),
  store('sql-window', 'summed', "export const x = 'select id ' + 'from birch.tree'"),
  store(
    'sql-window',
    'constant',
    `const COLUMNS = 'id, name'\nexport const x = \`select ${H('COLUMNS')} from birch.tree\``,
  ),
  store('sql-window', 'sequence', "export const x = sql`select nextval('birch.tree_seq')`"),

  tagged(
    null,
    'own',
    `select t.id, extract(epoch from t.at) from alder.tree t where t.at > now() - interval '1 day' for update`,
  ),
  tagged(
    null,
    'own-with',
    'with old as (select id from alder.tree for update skip locked) delete from alder.tree using old where old.id = tree.id',
  ),
  tagged(null, 'windows', 'select v.id, birch.f_apply(v.id) from birch.v_tree v'),
  tagged(null, 'platform-doors', `select platform.f_emit('birch.closed', ${H('1')}::jsonb)`),
  tagged(
    null,
    'told-name',
    `insert into alder.tree (name) values ('birch.tree') on conflict (name) do update set name = excluded.name`,
  ),
  tagged(
    null,
    'series',
    "select * from generate_series(1, 3) n, jsonb_to_recordset('[]') as r(a int), unnest(array[1]) u",
  ),
  tagged(null, 'part-set', 'name = 1, at = now()'),
  tagged(null, 'part-columns', 'id, name, "no"'),
  tagged(null, 'part-where', ' and t.name is distinct from 1'),
  tagged(null, 'separator-union', ' union all '),
  tagged(null, 'separator-or', ' or '),
  tagged(null, 'part-order', 'asc nulls last'),
  tagged(null, 'separator-comma', ', '),
  tagged(null, 'empty', ''),
  tagged(
    null,
    'holes',
    `select ${H('1')} from alder.tree t ${H('2')} where ${H('3')} order by t.id ${H('4')} limit ${H('5')}`,
  ),
  store(
    null,
    'choice',
    `const TABLES = { a: sql\`alder.a\`, b: sql\`alder.b\` }\nexport const x = (w: 'a' | 'b') => sql\`insert into ${H('TABLES[w]')} (id) values (1)\``,
  ),
  store(
    null,
    'with-elsewhere',
    `export const part = sql\`select id from fallen\`\nexport const x = sql\`with fallen as (select id from alder.tree) ${H('part')}\``,
  ),
  {
    rule: null,
    path: 'src/modules/alder/server/a.db.test.ts',
    text: `${SQL}export const x = sql\`select count(*) from platform.journal\`\n`,
  },
  {
    rule: 'sql-window',
    path: 'src/modules/alder/server/b.db.test.ts',
    text: `${SQL}export const x = sql\`select count(*) from birch.tree\`\n`,
  },
  {
    rule: 'sql-schema',
    path: 'src/platform/garden/grows-store.ts',
    text: `${SQL}export const x = sql\`select * from alder.tree\`\n`,
  },
  { rule: null, path: 'src/platform/garden/looks.ts', text: "export const x = 'select pid from pg_stat_activity'\n" },

  migration('sql-unqualified', '0001_bare', 'create table tree (id int);'),
  migration('sql-schema', '0002_in-other', 'create table cedar.tree (id int);'),
  migration('sql-window', '0003_refers', 'create table alder.a (id int references birch.tree (id));'),
  migration('sql-window', '0004_index', 'create index on birch.tree (id);'),
  migration('sql-window', '0005_alter', 'alter table birch.tree add column x int;'),
  migration('sql-window', '0006_drop', 'drop table birch.tree;'),
  migration('sql-window', '0007_view', 'create view alder.v_a as select * from birch.tree;'),
  migration(
    'sql-window',
    '0008_trigger',
    'create trigger a after insert on birch.v_tree execute function alder.t_a();',
  ),
  migration('sql-window', '0009_body', body('insert into birch.tree values (1);')),
  migration('sql-window', '0010_body-loop', body('for r in select * from birch.tree loop null; end loop;')),
  migration('sql-window', '0011_body-value', body('n := (select count(*) from birch.tree);')),
  migration('sql-window', '0012_body-dynamic', body("execute 'delete from birch.tree';")),
  migration('sql-unqualified', '0013_body-bare', body('perform 1 from leaf;')),
  migration(
    'sql-window',
    '0014_body-sql',
    'create function alder.f_a() returns int language sql as $$ select max(id) from birch.tree $$;',
  ),
  migration('sql-window', '0015_do', 'do $$ begin delete from birch.tree; end $$;'),
  migration('sql-window', '0016_comment', "comment on column birch.tree.id is 'x';"),
  migration('sql-window', '0017_type', 'create table alder.b (kind birch.kind);'),
  migration('sql-schema', '0018_schema', 'create schema cedar;'),
  migration('sql-unreadable', '0019_broken', 'create tabel alder.c (id int);'),
  migration('sql-window', '0020_grant', 'grant select on birch.tree to public;'),
  migration(
    null,
    '0030_sound',
    `create table alder.tree (id bigint generated always as identity primary key, at timestamptz not null default now());
comment on table alder.tree is 'append-only: trees of birch.tree kind';
comment on column alder.tree.at is 'when';
create index tree_at on alder.tree (at);
create type alder.kind as enum ('a');
create view alder.v_tree as select t.id, b.name from alder.tree t join birch.v_tree b using (id);
create function alder.f_close(p jsonb) returns bigint language plpgsql as $$
declare n bigint; r alder.tree%rowtype;
begin
  with gone as (delete from alder.tree where id = (p->>'id')::bigint returning id) select count(*) into n from gone;
  perform platform.f_emit('alder.closed', p);
  if n is distinct from 1 then raise exception 'none'; end if;
  return birch.f_apply(n);
end $$;
create trigger tree_told after insert on alder.tree referencing new table as fresh for each statement execute function alder.t_told();
create function alder.t_told() returns trigger language plpgsql as $$ begin perform platform.f_emit('x', '{}') from fresh; return null; end $$;`,
  ),
]
