-- What looks odd about cases, drawn from their records and drawn anew whenever those change: nothing here is entered.
create table marks.mark (
  case_id uuid not null,
  key text not null,
  kind text not null,
  seq int not null,
  at timestamptz not null,
  other_case_id uuid,
  other_case_no text,
  detail jsonb not null,
  found_at timestamptz not null default clock_timestamp(),
  primary key (case_id, key)
);
create index mark_at on marks.mark (at desc, case_id, key);
create index mark_kind on marks.mark (kind, at desc);

-- Pictures that records name, by their bytes.
create table marks.photo_use (
  case_id uuid not null,
  file_id uuid not null,
  role text not null,
  hash text not null,
  at timestamptz not null,
  primary key (case_id, file_id, role)
);
create index photo_use_hash on marks.photo_use (hash, at);

-- Cases that count as solved, for whoever reports the same spot again.
create table marks.solved (
  case_id uuid primary key,
  category text not null,
  lon float8 not null,
  lat float8 not null,
  done_at timestamptz not null
);
create index solved_near on marks.solved (category, done_at);

-- Up to where the records have been looked through.
create table marks.sweep (
  one boolean primary key default true check (one),
  swept_to timestamptz not null
);
