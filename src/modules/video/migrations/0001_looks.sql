-- Who looked through which camera, when and for what; a look that failed has none, for nothing was seen.
create table video.look (
  id uuid primary key,
  case_id uuid not null,
  kind text not null check (kind in ('still', 'live')),
  camera text not null,
  camera_name text not null,
  reason text not null,
  looked_by text not null,
  looked_by_name text not null,
  looked_at timestamptz not null,
  picture_at timestamptz,
  file_id uuid,
  kept_at timestamptz,
  simulated boolean not null
);
create index look_of_case on video.look (case_id, looked_at desc);
