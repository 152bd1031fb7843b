-- A version of the process rules holds all that a case under it goes by, channels and deadline tables included, and is
-- never changed once a case names it. `key` is what the case keeps.
alter table cases.rule_version
  add column key text,
  add column why text not null default '',
  add column origin text not null default 'seed' check (origin in ('seed', 'person', 'catalogue')),
  add column changed_by_name text not null default '',
  add column agreed_by text,
  add column agreed_by_name text,
  -- What stored versions lacked when only the switches were kept is filled in once, at the next start.
  add column complete boolean not null default false;
update cases.rule_version set
  key = (rules -> 'rules' ->> 'version') || '+' || (rules -> 'limits' ->> 'version')
    || case when version = 1 then '' else '#' || version end;
alter table cases.rule_version alter column key set not null;
create unique index rule_version_key on cases.rule_version (key);
comment on column cases.rule_version.agreed_by is 'the leader or commander of the centre who agreed; never who saved it';
