-- Areas of the district in versions, and what the map and the address book are made of. Degrees are CGCS2000.

create table territory.area (
  code text not null check (code ~ '^[0-9]{6}([0-9]{3}){0,3}$'),
  version int not null check (version > 0),
  level text not null generated always as
    (case length(code) when 6 then 'district' when 9 then 'street' when 12 then 'community' else 'grid' end) stored,
  parent_code text generated always as (case when length(code) > 6 then left(code, -3) end) stored,
  name text not null check (name <> ''),
  -- GeoJSON geometry, Polygon or MultiPolygon; the district's own area has none until one is imported.
  polygon jsonb,
  west float8, south float8, east float8, north float8,
  label_lon float8, label_lat float8,
  area_m2 float8 not null default 0,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to >= valid_from),
  primary key (code, version)
);
comment on table territory.area is 'every version of every area; the row without valid_to is in force';
-- A code has one version in force at most.
create unique index area_in_force on territory.area (code) where valid_to is null;
create index area_parent on territory.area (parent_code) where valid_to is null;

create table territory.road (
  id text primary key,
  name text not null,
  class text not null check (class in ('trunk', 'secondary', 'branch', 'lane')),
  line jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);

create table territory.surface (
  id text primary key,
  layer text not null check (layer in ('water', 'green')),
  kind text not null,
  name text not null,
  polygon jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);

create table territory.building (
  id text primary key,
  address_id text,
  use text not null,
  floors smallint not null,
  polygon jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);
create index building_box on territory.building using gist (box(point(west, south), point(east, north)));

create table territory.poi (
  id text primary key,
  kind text not null,
  name text not null,
  at point not null
);
create index poi_at on territory.poi using gist (at);

-- One standard address (domain §2) and the point of its entrance; parts that it lacks are null. Which grid holds it
-- follows from the boundaries in force and is not stored.
create table territory.address (
  id text primary key,
  text text not null unique,
  kind text not null check (kind in ('doorplate', 'compound', 'building', 'poi', 'intersection')),
  road text,
  -- Which of several roads of one name.
  road_id text,
  -- The other road of an intersection.
  cross_road text,
  number text,
  compound text,
  building text,
  poi text,
  at point not null
);
create index address_at on territory.address using gist (at);

create view territory.v_area as
  select distinct on (code) code, level, name, parent_code, area_m2, west, south, east, north, label_lon, label_lat,
    version, valid_from, valid_to
  from territory.area order by code, version desc;
comment on view territory.v_area is 'the newest version of every area, areas that have ended included';
