-- What the house looks through each night to archive what has been over for long.
create index case_ended on cases."case" (id) where state in ('closed', 'rejected', 'declined', 'referred', 'merged', 'voided');
