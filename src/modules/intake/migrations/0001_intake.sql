-- Imports that people started: what was read and where the rejected rows are.
create table intake.import_run (
  id uuid primary key,
  map text not null,
  file_name text not null,
  file_path text not null,
  dry_run boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  read_count int not null default 0,
  new_count int not null default 0,
  known_count int not null default 0,
  rejected_count int not null default 0,
  errors_path text,
  fault text,
  started_by text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index import_run_started on intake.import_run (started_at desc);
