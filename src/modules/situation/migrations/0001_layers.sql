-- What can be shown on the map, and the features of the layers that are loaded from files. Degrees are CGCS2000.

create table situation.layer (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{1,40}$'),
  position int not null,
  zh text not null,
  en text not null,
  group_id text not null,
  geometry text not null check (geometry in ('point', 'line', 'polygon', 'raster')),
  -- 'district data', or the module that tells it: 'module:cases'
  source text not null,
  min_zoom int not null,
  permission text not null,
  symbol jsonb not null,
  default_visible boolean not null,
  -- what a person has set in the place of symbol, min_zoom and default_visible; null: as the district's file says
  style jsonb,
  -- [{"key": ..., "zh": ..., "en": ..., "kind": ...}] in the order in which they are shown
  fields jsonb not null default '[]',
  -- how often what is loaded should be loaded again; null: never
  stale_after_days int,
  -- the loaded set that is in force; null: nothing was ever loaded
  edition int,
  -- counts every change of features, fields and style
  version int not null default 0,
  feature_count int not null default 0,
  west float8, south float8, east float8, north float8,
  -- the day to which the data are true, and when they were last changed here
  data_at timestamptz,
  changed_at timestamptz,
  -- made up for a demonstration
  invented boolean not null default false,
  -- dropped from the district's file: kept, but not listed
  ended_at timestamptz
);
comment on table situation.layer is 'the registry of layers, one row each; features of edition ''edition'' are in force';

create table situation.layer_group (
  id text primary key,
  position int not null,
  zh text not null,
  en text not null
);

-- A set of features that came in one load. It is filled unseen and becomes the layer's in one statement.
create table situation.edition (
  id int generated always as identity primary key,
  layer text not null references situation.layer,
  state text not null check (state in ('staging', 'kept', 'dropped')),
  made_at timestamptz not null
);
create index edition_layer on situation.edition (layer, id desc);

-- A feature from one version of its layer to another; to_version null: still so. `no` is its place in the file.
create table situation.feature (
  edition int not null,
  no int not null,
  from_version int not null,
  to_version int,
  -- its id in the file, empty where the file has none
  key text not null,
  name text not null,
  properties jsonb not null,
  geometry jsonb not null,
  -- the geometry as it came, where it came in another datum
  original jsonb,
  -- the smallest area that holds its label point
  area_code text,
  lon float8 not null,
  lat float8 not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null,
  primary key (edition, no, from_version)
);
-- One index serves all layers: each edition lies in a strip of its own, 400 degrees further east than the one before.
create index feature_extent on situation.feature using gist
  (box(point(west + edition * 400.0, south), point(east + edition * 400.0, north))) where to_version is null;

-- Who changed what of a layer, when and why; no version is ever rewritten.
create table situation.layer_version (
  layer text not null references situation.layer,
  version int not null,
  kind text not null check (kind in ('load', 'edit', 'restore', 'style')),
  edition int,
  -- for a restore: the version that is in force again
  restored_version int,
  note text not null,
  added int not null default 0,
  changed int not null default 0,
  removed int not null default 0,
  feature_count int not null,
  -- name, size, SM3, datum and encoding of a loaded file; before and after of a style
  detail jsonb not null default '{}',
  fields jsonb not null default '[]',
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (layer, version)
);

-- A file on its way into a layer; the job writes how far it is.
create table situation.layer_load (
  id uuid primary key,
  layer text not null references situation.layer,
  state text not null check (state in ('waiting', 'reading', 'saving', 'done', 'failed', 'cancelled')),
  file_name text not null,
  file_bytes bigint not null,
  -- where the file waits, and how it is to be read
  spool text not null,
  options jsonb not null,
  read_bytes bigint not null default 0,
  features int not null default 0,
  edition int,
  version int,
  -- why it failed: {code, zh, en, at}
  fault jsonb,
  -- what was taken though not as it stood: [{line, zh, en}]
  notes jsonb not null default '[]',
  by_id text not null,
  by_name text not null,
  started_at timestamptz not null,
  beat_at timestamptz not null,
  finished_at timestamptz
);
create index layer_load_layer on situation.layer_load (layer, started_at desc);
create unique index layer_load_open on situation.layer_load (layer) where state in ('waiting', 'reading', 'saving');

create table situation.favourite (
  person_id text not null,
  layer text not null references situation.layer,
  at timestamptz not null,
  primary key (person_id, layer)
);

-- The map as somebody left it: layers that are on, place, choices.
create table situation.map_state (
  person_id text primary key,
  state jsonb not null,
  at timestamptz not null
);

create view situation.v_layer as
  select id, position, zh, en, group_id, geometry, source, permission, fields, version, feature_count, data_at, changed_at
  from situation.layer where ended_at is null;
comment on view situation.v_layer is 'layers that can be shown';

create view situation.v_feature as
  select l.id as layer, f.no, f.key, f.name, f.properties, f.geometry, f.area_code, f.lon, f.lat, f.west, f.south, f.east, f.north
  from situation.layer l join situation.feature f on f.edition = l.edition and f.to_version is null
  where l.ended_at is null;
comment on view situation.v_feature is 'features of loaded layers as they are in force';
