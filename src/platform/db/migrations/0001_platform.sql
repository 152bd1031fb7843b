-- Machinery that knows no business: the journal of commands and reads, the outbox, and settings.

create table platform.journal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id text not null,
  account text not null,
  post text,
  operation text not null,
  object_id text,
  outcome text not null check (outcome in ('done', 'refused', 'read')),
  status smallint not null,
  ip text,
  command_id uuid,
  body_hash text,
  answer jsonb,
  detail jsonb
);
comment on table platform.journal is 'append-only: every command, every refusal and every read of personal data';
-- The same command is carried out once; a second delivery finds the first answer here.
create unique index journal_command_id_key on platform.journal (command_id) where outcome = 'done';
create index journal_at on platform.journal (at);
create index journal_object on platform.journal (object_id, id) where object_id is not null;
create index journal_actor on platform.journal (actor_id, id);

-- p: {actorKind, actorId, account, post, operation, objectId, outcome, status, ip, commandId, bodyHash, answer, detail}
create function platform.f_journal(p jsonb) returns bigint language plpgsql as $$
declare new_id bigint;
begin
  insert into platform.journal
    (actor_kind, actor_id, account, post, operation, object_id, outcome, status, ip, command_id, body_hash, answer, detail)
  values (p->>'actorKind', p->>'actorId', p->>'account', p->>'post', p->>'operation', p->>'objectId',
    p->>'outcome', (p->>'status')::smallint, p->>'ip', (p->>'commandId')::uuid, p->>'bodyHash', p->'answer', p->'detail')
  returning id into new_id;
  return new_id;
end $$;

create table platform.outbox (
  id bigint generated always as identity primary key,
  happening text not null,
  payload jsonb not null,
  at timestamptz not null default clock_timestamp()
);

-- Tells other modules after commit; p is the payload of the happening.
create function platform.f_emit(happening text, p jsonb) returns bigint language plpgsql as $$
declare new_id bigint;
begin
  insert into platform.outbox (happening, payload) values (happening, p) returning id into new_id;
  return new_id;
end $$;

-- A reaction that failed, kept until it succeeds; a person sees what is stuck.
create table platform.failed_reaction (
  id bigint generated always as identity primary key,
  reaction text not null,
  happening text not null,
  payload jsonb not null,
  tries int not null default 1,
  last_error text not null,
  first_at timestamptz not null default clock_timestamp(),
  next_try_at timestamptz not null
);

create table platform.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default clock_timestamp()
);

-- Files that people sent; the bytes are in the file store under store_id.
create table platform.file (
  id uuid primary key,
  store_id text not null,
  thumbnail_id text,
  meta jsonb not null,
  uploaded_by text not null,
  at timestamptz not null default clock_timestamp()
);
