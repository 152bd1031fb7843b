-- All sheets of a year as PDF files in one ZIP: printing takes a second a sheet, so it is done in the background.
create table targets.sheet_bundle (
  id uuid primary key,
  year int not null,
  -- The sheets that whoever asked could see then.
  plan_ids uuid[] not null check (cardinality(plan_ids) between 1 and 500),
  state text not null default 'waiting' check (state in ('waiting', 'printing', 'done', 'failed')),
  done int not null default 0,
  -- Where the file store keeps it; null before it is made and after it was cleared away.
  store_id text,
  bytes bigint,
  -- Why it failed, in words.
  fault text,
  by_id text not null,
  at timestamptz not null
);
create index sheet_bundle_by on targets.sheet_bundle (by_id, at desc);
create index sheet_bundle_at on targets.sheet_bundle (at);
