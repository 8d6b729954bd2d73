-- The court may also ask the organisation that mediated (INT 356): its mediator, in the same form as a party.
alter table court_answer alter column party_id drop not null;
alter table court_answer add column assignment_id uuid references assignment;
alter table court_answer add constraint court_answer_one_asked check ((party_id is null) <> (assignment_id is null));
create unique index court_answer_of_mediator on court_answer (question_id, assignment_id);
create index on court_answer (assignment_id);
update workflow_rule set by_roles = '{party,mediator}'
  where workflow = 'confirmationCase' and version = 1 and event = 'answerQuestion';
