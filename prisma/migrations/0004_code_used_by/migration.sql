-- The form that used a code up: the same form sent again, after a break or a double press, is answered like the first time.
alter table one_time_code add column used_by text;
