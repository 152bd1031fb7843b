-- Standard addresses for modules that tie something to a door or a building.
create view territory.v_address as
  select id, text, kind, road, number, compound, building, poi, at from territory.address;
comment on view territory.v_address is 'standard addresses with the point of their entrance';
