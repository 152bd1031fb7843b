-- Days of signs for other modules to count: one row a sign, place ('' the whole district) and day on which it was read.
create view signs.v_day as
select code, place, starts_at, count, simulated, min, max, sum, normal_s, yellow_s, orange_s, red_s, unknown_s from signs.day;
