-- Orders that the upper level sent straight to a unit: the centre sees them together.
create index case_direct on cases."case" (step_due_at, id) where (state_data->>'direct') = 'true';
