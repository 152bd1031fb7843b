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
  id int generated always as identity primary key,
  name text not null,
  rank text not null,
  width_m float8,
  line jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);

create table territory.surface (
  id int generated always as identity primary key,
  kind text not null check (kind in ('water', 'green')),
  name text not null,
  polygon jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);

create table territory.building (
  id int generated always as identity primary key,
  name text not null,
  floors smallint,
  polygon jsonb not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null
);
create index building_box on territory.building using gist (box(point(west, south), point(east, north)));

create table territory.poi (
  id int generated always as identity primary key,
  kind text not null,
  name text not null,
  address text not null,
  at point not null,
  grid_code text
);
create index poi_at on territory.poi using gist (at);

-- One standard address (domain §2) and the point of its entrance; parts that it lacks are empty.
create table territory.address (
  id int generated always as identity primary key,
  road text not null,
  door text not null,
  compound text not null,
  building text not null,
  at point not null,
  grid_code text,
  unique (road, door, compound, building)
);
create index address_at on territory.address using gist (at);
create index address_grid on territory.address (grid_code);

create view territory.v_area as
  select distinct on (code) code, level, name, parent_code, area_m2, west, south, east, north, label_lon, label_lat,
    version, valid_from, valid_to
  from territory.area order by code, version desc;
comment on view territory.v_area is 'the newest version of every area, areas that have ended included';
