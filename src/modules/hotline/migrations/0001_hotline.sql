-- Functions of the call centre that this district has switched on; what a person changed stays when the file is read again.
create table hotline.function (
  id text collate "C" primary key,
  is_on boolean not null,
  changed_by_name text,
  changed_at timestamptz not null
);

-- Times in which calls belong together: a summer hotline, a live broadcast.
create table hotline.session (
  id uuid primary key,
  version int not null default 1,
  title text not null,
  host text not null,
  kind text not null check (kind in ('summerHotline', 'liveBroadcast', 'other')),
  -- Null: calls to any number.
  number text collate "C",
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  cancelled boolean not null default false,
  saved_by_name text not null,
  saved_at timestamptz not null
);
create index session_time on hotline.session (starts_at desc);

-- One call. The earliest moment of each step stands, so events may come in any order and twice.
create table hotline.call (
  id uuid primary key,
  system text collate "C" not null,
  external_id text collate "C" not null,
  simulated boolean not null,
  number text collate "C",
  line text collate "C",
  -- Whom it rang, and who answered: accounts or extensions as the exchange tells them.
  rang_agent text,
  agent text,
  -- Sealed; the index finds equal numbers without opening any.
  caller_sealed text,
  caller_index text collate "C",
  caller_masked text,
  offered_at timestamptz,
  queued_at timestamptz,
  answered_at timestamptz,
  self_served_at timestamptz,
  abandoned_at timestamptz,
  ended_at timestamptz,
  recording text,
  session_id uuid references hotline.session,
  case_id uuid,
  case_no text,
  heard_at timestamptz not null,
  unique (system, external_id)
);
create index call_offered on hotline.call (offered_at desc, id desc);
create index call_session on hotline.call (session_id) where session_id is not null;
create index call_ringing on hotline.call (offered_at)
  where answered_at is null and self_served_at is null and abandoned_at is null and ended_at is null;

-- What is known of lines, as it was told.
create table hotline.line_event (
  line text collate "C" not null,
  at timestamptz not null,
  is_up boolean not null,
  primary key (line, at, is_up)
);

-- When each call centre was last heard of, and whether its silence has been told.
create table hotline.system (
  id text collate "C" primary key,
  simulated boolean not null,
  heard_at timestamptz not null,
  silence_told_at timestamptz
);
