-- The same trail for less work: what an event proves, and what the database refuses, stays as it was.

-- Only events that move something are kept apart by their subject; the others had a row in this index for nothing.
alter table trail_event drop constraint trail_event_workflow_subject_id_subject_seq_key;
create unique index trail_event_workflow_subject_id_subject_seq_key on trail_event (workflow, subject_id, subject_seq) where workflow is not null;

-- Likewise the trigger: it is not called at all where nothing moves.
drop trigger move_subject on trail_event;
create trigger move_subject after insert on trail_event for each row when (new.workflow is not null) execute function move_subject();

-- A person's pseudonym is looked up under the lock of the chain and written once, not again with every event.
drop function append_event;
create function append_event(p_chain uuid, p_type text, p_role text, p_actor text, p_commitment bytea, p_doc bytea, p_salt bytea, p_cipher bytea,
  p_workflow text default null, p_version int default null, p_subject uuid default null, p_from text default null, p_event text default null, p_to text default null,
  p_person uuid default null)
returns table (event_id uuid, seq bigint, at timestamptz, leaf text, leaf_hash bytea)
language plpgsql security definer set search_path=public,pg_temp as $$
#variable_conflict use_column
declare c trail_chain; t timestamptz; s int; l text; h bytea; i uuid; a text; begin
  select * into strict c from trail_chain where id=p_chain for no key update;      -- one writer per dispute; child rows may still reference it
  a := p_actor;
  if p_person is not null then                                                       -- other chains know the same person by another name
    select x.pseudonym into a from trail_actor x where x.chain_id=p_chain and x.person_id=p_person;
    if not found then
      insert into trail_actor as x (chain_id,person_id) values (p_chain,p_person) returning x.pseudonym into a;
    end if;
  end if;
  t := date_trunc('microseconds', greatest(clock_timestamp(), c.last_at));         -- never back in time inside a chain
  if p_workflow is not null then
    select coalesce(max(e.subject_seq),0)+1 into s from trail_event e where e.workflow=p_workflow and e.subject_id=p_subject;
  end if;
  l := '{"actor":"'||a||'","at":"'||to_char(t at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.US"Z"')||'","chain":"'||c.pseudonym
    ||'","commit":"'||encode(p_commitment,'hex')||'"'||coalesce(',"doc":"'||encode(p_doc,'hex')||'"','')||coalesce(',"from":"'||p_from||'"','')
    ||',"prev":"'||encode(c.hash,'hex')||'","role":"'||p_role||'","seq":'||(c.seq+1)||coalesce(',"subject":"'||p_subject||'"','')
    ||coalesce(',"to":"'||p_to||'"','')||',"type":"'||p_type||'","v":1}';            -- RFC 8785 by construction: sorted keys, ASCII tokens only
  h := sha256('\x00'::bytea || convert_to(l,'UTF8'));                                -- = RFC 6962 leaf hash
  insert into trail_event as e (chain_id,seq,at,type,actor_role,actor,commitment,doc_sha256,prev_hash,leaf,leaf_hash,workflow,wf_version,subject_id,subject_seq,from_state,event,to_state)
    values (p_chain,c.seq+1,t,p_type,p_role,a,p_commitment,p_doc,c.hash,l,h,p_workflow,p_version,p_subject,s,p_from,p_event,p_to) returning e.id into i;
  insert into trail_payload (event_id,salt,cipher) values (i,p_salt,p_cipher);
  update trail_chain x set seq=c.seq+1, hash=h, last_at=t where x.id=p_chain;
  return query select i, c.seq+1, t, l, h; end $$;
revoke execute on function append_event from public;
grant execute on function append_event to yanhe_app;
