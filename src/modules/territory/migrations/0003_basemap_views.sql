-- What the base map is made of, for modules that show it as layers.
create view territory.v_road as select id, name, class, line, west, south, east, north from territory.road;
comment on view territory.v_road is 'roads of the base map with their line';
create view territory.v_surface as select id, layer, kind, name, polygon, west, south, east, north from territory.surface;
comment on view territory.v_surface is 'waters and greens of the base map';
create view territory.v_building as select id, use, floors, polygon, west, south, east, north from territory.building;
comment on view territory.v_building is 'outlines of buildings';
create view territory.v_poi as select id, kind, name, at from territory.poi;
comment on view territory.v_poi is 'named places';
