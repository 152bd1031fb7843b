-- Emergencies and critical cases that are open, newest first: few among many.
create index case_pressing on cases."case" (reported_at, id) where open and (emergency or urgency = 'critical');
