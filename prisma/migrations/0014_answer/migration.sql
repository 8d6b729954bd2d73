-- Maybe later: an invited person names the day on which he is asked again.
insert into workflow_rule (workflow, version, from_state, event, to_state, basis, by_roles) values
  ('invitation', 1, 'sent', 'later', 'sent', 'D', '{invitee,respondent,dispatcher}'),
  ('invitation', 1, 'opened', 'later', 'opened', 'D', '{invitee,respondent,dispatcher}'),
  ('invitation', 1, 'known', 'later', 'known', 'D', '{invitee,respondent,dispatcher}');
