-- Bulletins of a period, numbered in order of production. A draft may be written into; a signed one never changes.
create table bulletins.edition (
  id uuid primary key,
  template text not null,
  kind text not null,
  cycle text not null,
  -- of a standing topic its id; empty otherwise
  subject text not null default '',
  period_key text not null,
  from_day date not null,
  to_day date not null,
  year int not null,
  no int not null,
  number text not null,
  title text not null,
  -- what is searched
  body text not null,
  state text not null check (state in ('draft', 'signed')),
  document jsonb not null,
  version int not null default 1,
  due_at timestamptz not null,
  made_at timestamptz not null,
  made_by text not null,
  corrects uuid references bulletins.edition,
  reason text,
  -- files of the draft as it stands, by their id in the file store
  files jsonb not null default '{}',
  unique (template, year, no),
  check ((corrects is null) = (reason is null))
);
create unique index edition_period on bulletins.edition (template, subject, period_key) where corrects is null;
create unique index edition_corrects on bulletins.edition (corrects) where corrects is not null;
create index edition_newest on bulletins.edition (to_day desc, id desc);
create index edition_year on bulletins.edition (year, template);

create function bulletins.f_signed_stands() returns trigger language plpgsql as $$
begin
  if old.state = 'signed' then
    raise exception 'bulletin % is signed and stands as it is', old.number using errcode = '23514';
  end if;
  if tg_op = 'DELETE' then
    raise exception 'bulletin % has a number and is kept', old.number using errcode = '23514';
  end if;
  return new;
end $$;
create trigger signed_stands before update or delete on bulletins.edition
  for each row execute function bulletins.f_signed_stands();

create table bulletins.signature (
  edition_id uuid primary key references bulletins.edition,
  -- the text that was signed: number, digests of all files, who and when
  statement text not null,
  sm3_pdf text not null,
  signature text not null,
  public_key text not null,
  files jsonb not null,
  by_id text not null,
  by_name text not null,
  by_post text not null,
  at timestamptz not null
);
comment on table bulletins.signature is 'append-only: what was signed, by whom, with the SM2 signature over the SM3 digests of its files';

-- Topics and saved reports that produce their bulletin on schedule.
create table bulletins.standing (
  id uuid primary key,
  source_of text not null check (source_of in ('topic', 'report')),
  source_id uuid not null,
  name text not null,
  question text not null,
  cycle text not null check (cycle in ('week', 'month', 'quarter')),
  active boolean not null,
  since date not null,
  by_id text not null,
  by_name text not null,
  changed_at timestamptz not null
);
