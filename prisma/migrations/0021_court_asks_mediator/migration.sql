-- The court may also ask the organisation that mediated (INT 356): its mediator, in the same form as a party.
alter table court_answer alter column party_id drop not null;
alter table court_answer add column assignment_id uuid references assignment;
alter table court_answer add constraint court_answer_one_asked check ((party_id is null) <> (assignment_id is null));
create unique index court_answer_of_mediator on court_answer (question_id, assignment_id);
create index on court_answer (assignment_id);
insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values
  ('confirmationCase', 1, 'inquiring', 'answerQuestion', 'inquiring', 'INT 356', '{party,mediator}')
  on conflict (workflow, version, from_state, event) do update set by_roles = excluded.by_roles;
