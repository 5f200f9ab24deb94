-- Printed from the migrated database, to be read: restoring is what migrations are for.

table access_token
  organization_id uuid not null
  id uuid not null
  member_id uuid not null
  name text not null
  token_hash bytea not null
  scopes text[]
  expires_at timestamp(3) with time zone not null
  created_at timestamp(3) with time zone not null
  last_used_at timestamp(3) with time zone
  revoked_at timestamp(3) with time zone
  issued_by uuid
  issued_with uuid
  issued_seq bigint
  constraint access_token_hash_key UNIQUE (organization_id, token_hash)
  constraint access_token_member_fk FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id)
  constraint access_token_pk PRIMARY KEY (organization_id, id)
row level security: forced
policy access_token_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table affected_group
  organization_id uuid not null
  id uuid not null
  data_set_id uuid not null
  kind text not null
  jurisdiction text
  count integer
  count_kind text not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  incident_id uuid not null
  minors text not null
  minor_count integer
  vulnerable text not null
  vulnerable_count integer
  constraint affected_group_count_known CHECK (((count_kind = ANY (ARRAY['EXACT'::text, 'ESTIMATED'::text, 'UNKNOWN'::text])) AND ((count IS NULL) = (count_kind = 'UNKNOWN'::text)) AND (count >= 0)))
  constraint affected_group_data_set_fk FOREIGN KEY (organization_id, data_set_id) REFERENCES data_set(organization_id, id)
  constraint affected_group_minors_known CHECK (((minors = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND ((minor_count IS NULL) OR ((minors = 'YES'::text) AND (minor_count > 0)))))
  constraint affected_group_pk PRIMARY KEY (organization_id, id)
  constraint affected_group_vulnerable_known CHECK (((vulnerable = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND ((vulnerable_count IS NULL) OR ((vulnerable = 'YES'::text) AND (vulnerable_count > 0)))))
CREATE INDEX affected_group_data_set_idx ON public.affected_group USING btree (organization_id, data_set_id, created_at)
CREATE TRIGGER affected_group_inherits_incident BEFORE INSERT ON public.affected_group FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('data_set', 'data_set_id')
row level security: forced
policy affected_group_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant delete, insert, select, update to tocsin_app

table affected_person
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  sealed bytea
  blind_index bytea
  kind text
  jurisdiction text not null default 'ZZ'::text
  locale text
  data_set_ids uuid[] not null
  people_revision integer not null
  created_at timestamp(3) with time zone not null
  erased_at timestamp(3) with time zone
  age_band text not null default 'UNKNOWN'::text
  has_mail boolean not null default true
  has_post boolean not null default false
  has_guardian boolean not null default false
  has_birth_date boolean not null default false
  do_not_contact boolean not null default false
  removed_at timestamp(3) with time zone
  removed_reason_id uuid
  listed_revision integer not null
  constraint affected_person_age_band_known CHECK ((age_band = ANY (ARRAY['UNDER_13'::text, 'AGED_13_TO_17'::text, 'ADULT'::text, 'UNKNOWN'::text])))
  constraint affected_person_blind_index_key UNIQUE (organization_id, incident_id, blind_index)
  constraint affected_person_erased_wholly CHECK ((((sealed IS NULL) = (erased_at IS NOT NULL)) AND ((blind_index IS NULL) = (erased_at IS NOT NULL))))
  constraint affected_person_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint affected_person_pk PRIMARY KEY (organization_id, id)
  constraint affected_person_removed_reason_fk FOREIGN KEY (organization_id, removed_reason_id) REFERENCES statement(organization_id, id)
  constraint affected_person_removed_wholly CHECK (((removed_at IS NULL) = (removed_reason_id IS NULL)))
CREATE INDEX affected_person_minor_idx ON public.affected_person USING btree (organization_id, incident_id, id) WHERE (age_band = ANY (ARRAY['UNDER_13'::text, 'AGED_13_TO_17'::text]))
CREATE INDEX affected_person_page_idx ON public.affected_person USING btree (organization_id, incident_id, created_at, id)
CREATE INDEX affected_person_segment_idx ON public.affected_person USING btree (organization_id, incident_id, jurisdiction)
row level security: forced
policy affected_person_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table alert
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  kind text not null
  subject_ids uuid[] not null
  due_at timestamp(3) with time zone
  state text not null
  step integer not null
  opened_at timestamp(3) with time zone not null
  paged_at timestamp(3) with time zone not null
  next_at timestamp(3) with time zone
  exhausted_at timestamp(3) with time zone
  acknowledged_at timestamp(3) with time zone
  acknowledged_by uuid
  constraint alert_acknowledged_wholly CHECK (((state = 'ACKNOWLEDGED'::text) = (acknowledged_at IS NOT NULL)))
  constraint alert_kind_known CHECK ((kind = ANY (ARRAY['CLOCK'::text, 'DISPATCH_PAUSED'::text, 'UNCERTAIN'::text, 'BREAK_GLASS'::text, 'HOLD_ENDED'::text])))
  constraint alert_pk PRIMARY KEY (organization_id, id)
  constraint alert_state_known CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACKNOWLEDGED'::text, 'ENDED'::text])))
CREATE INDEX alert_incident_idx ON public.alert USING btree (organization_id, incident_id, opened_at, id)
CREATE INDEX alert_page_idx ON public.alert USING btree (organization_id, opened_at, id)
row level security: forced
policy alert_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table approval
  organization_id uuid not null
  id uuid not null
  notice_id uuid not null
  notice_version integer not null
  verdict text not null
  content_hash bytea not null
  audience jsonb not null
  audience_hash bytea not null
  decided_by uuid not null
  decided_at timestamp(3) with time zone not null
  opinion_id uuid
  incident_id uuid not null
  number integer not null default 0
  step integer
  capacity text
  policy_version integer not null default 0
  settles boolean not null default true
  expires_at timestamp(3) with time zone
  constraint approval_capacity_known CHECK ((capacity = ANY (ARRAY['DPO'::text, 'COUNSEL'::text, 'OTHER'::text])))
  constraint approval_expires_once_complete CHECK (((expires_at IS NULL) OR ((verdict = 'APPROVED'::text) AND settles)))
  constraint approval_opinion_fk FOREIGN KEY (organization_id, opinion_id) REFERENCES statement(organization_id, id)
  constraint approval_pk PRIMARY KEY (organization_id, id)
  constraint approval_refusal_settles CHECK (((verdict = 'APPROVED'::text) OR (settles AND (step IS NULL))))
  constraint approval_verdict_known CHECK ((verdict = ANY (ARRAY['APPROVED'::text, 'REFUSED'::text])))
  constraint approval_version_fk FOREIGN KEY (organization_id, notice_id, notice_version) REFERENCES notice_version(organization_id, notice_id, version)
CREATE INDEX approval_notice_idx ON public.approval USING btree (organization_id, notice_id, notice_version, decided_at)
CREATE TRIGGER approval_inherits_incident BEFORE INSERT ON public.approval FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy approval_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table approval_policy
  organization_id uuid not null
  audience text not null
  version integer not null
  steps jsonb not null
  expires_after_hours integer
  set_by uuid
  set_at timestamp(3) with time zone not null
  constraint approval_policy_hours_known CHECK ((expires_after_hours >= 1))
  constraint approval_policy_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint approval_policy_pk PRIMARY KEY (organization_id, audience, version)
  constraint approval_policy_version_counted CHECK ((version >= 1))
row level security: forced
policy approval_policy_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table attachment
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  kind text not null
  name_id uuid not null
  size bigint not null
  sha256 bytea not null
  supersedes_id uuid
  added_by uuid
  added_at timestamp(3) with time zone not null
  constraint attachment_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint attachment_kind_known CHECK ((kind = ANY (ARRAY['EVIDENCE'::text, 'CORRESPONDENCE'::text, 'PROOF'::text])))
  constraint attachment_name_fk FOREIGN KEY (organization_id, name_id) REFERENCES statement(organization_id, id)
  constraint attachment_not_empty CHECK ((size > 0))
  constraint attachment_pk PRIMARY KEY (organization_id, id)
  constraint attachment_superseded_once UNIQUE (organization_id, supersedes_id)
  constraint attachment_supersedes_fk FOREIGN KEY (organization_id, supersedes_id) REFERENCES attachment(organization_id, id)
CREATE INDEX attachment_incident_idx ON public.attachment USING btree (organization_id, incident_id, added_at, id)
row level security: forced
policy attachment_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table attachment_piece
  organization_id uuid not null
  incident_id uuid not null
  attachment_id uuid not null
  seq integer not null
  sealed bytea not null
  constraint attachment_piece_attachment_fk FOREIGN KEY (organization_id, attachment_id) REFERENCES attachment(organization_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint attachment_piece_pk PRIMARY KEY (organization_id, attachment_id, seq)
row level security: forced
policy attachment_piece_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table awareness
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  aware_at timestamp(3) with time zone not null
  declared_by uuid not null
  declared_at timestamp(3) with time zone not null
  ground_id uuid not null
  gap_reason_id uuid
  constraint awareness_gap_reason_fk FOREIGN KEY (organization_id, gap_reason_id) REFERENCES statement(organization_id, id)
  constraint awareness_ground_fk FOREIGN KEY (organization_id, ground_id) REFERENCES statement(organization_id, id)
  constraint awareness_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint awareness_pk PRIMARY KEY (organization_id, id)
CREATE INDEX awareness_incident_idx ON public.awareness USING btree (organization_id, incident_id, declared_at)
row level security: forced
policy awareness_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table calendar_day
  organization_id uuid not null
  calendar text not null
  day date not null
  is_business_day boolean not null
  name text
  set_at timestamp(3) with time zone not null
  constraint calendar_day_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint calendar_day_pk PRIMARY KEY (organization_id, calendar, day)
row level security: forced
policy calendar_day_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant delete, insert, select to tocsin_app

table change_request
  organization_id uuid not null
  id uuid not null
  notice_id uuid not null
  notice_version integer not null
  element text
  words_id uuid not null
  asked_by uuid not null
  asked_at timestamp(3) with time zone not null
  state text not null
  closed_version integer
  note_id uuid
  closed_by uuid
  closed_at timestamp(3) with time zone
  incident_id uuid not null
  constraint change_request_closed_whole CHECK ((((state = 'OPEN'::text) = (closed_by IS NULL)) AND ((state = 'OPEN'::text) = (closed_at IS NULL)) AND ((state = 'OPEN'::text) = (closed_version IS NULL)) AND ((state <> 'OPEN'::text) OR (note_id IS NULL))))
  constraint change_request_note_fk FOREIGN KEY (organization_id, note_id) REFERENCES statement(organization_id, id)
  constraint change_request_overridden_why CHECK (((state <> 'OVERRIDDEN'::text) OR (note_id IS NOT NULL)))
  constraint change_request_pk PRIMARY KEY (organization_id, id)
  constraint change_request_resolved_later CHECK (((state <> 'RESOLVED'::text) OR ((closed_version > notice_version) AND (note_id IS NOT NULL))))
  constraint change_request_state_known CHECK ((state = ANY (ARRAY['OPEN'::text, 'RESOLVED'::text, 'WITHDRAWN'::text, 'OVERRIDDEN'::text])))
  constraint change_request_version_fk FOREIGN KEY (organization_id, notice_id, notice_version) REFERENCES notice_version(organization_id, notice_id, version)
  constraint change_request_withdrawn_by_asker CHECK (((state <> 'WITHDRAWN'::text) OR (closed_by = asked_by)))
  constraint change_request_words_fk FOREIGN KEY (organization_id, words_id) REFERENCES statement(organization_id, id)
CREATE INDEX change_request_notice_idx ON public.change_request USING btree (organization_id, notice_id, asked_at)
CREATE TRIGGER change_request_inherits_incident BEFORE INSERT ON public.change_request FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy change_request_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table contact
  organization_id uuid not null
  id uuid not null
  kind text not null
  name text
  email text
  phone text
  postal_address text
  url text
  jurisdiction text
  mail_verified_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  authority text
  login_holder text
  login_member_id uuid
  mail_verified_by uuid
  mail_verified_how_id uuid
  constraint contact_login_member_fk FOREIGN KEY (organization_id, login_member_id) REFERENCES member(organization_id, id)
  constraint contact_mail_verified_by_fk FOREIGN KEY (organization_id, mail_verified_by) REFERENCES member(organization_id, id)
  constraint contact_mail_verified_by_somebody CHECK ((((mail_verified_at IS NULL) = (mail_verified_by IS NULL)) AND ((mail_verified_at IS NULL) = (mail_verified_how_id IS NULL)) AND ((mail_verified_at IS NULL) OR (email IS NOT NULL))))
  constraint contact_mail_verified_how_fk FOREIGN KEY (organization_id, mail_verified_how_id) REFERENCES statement(organization_id, id)
  constraint contact_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint contact_pk PRIMARY KEY (organization_id, id)
CREATE INDEX contact_kind_idx ON public.contact USING btree (organization_id, kind)
row level security: forced
policy contact_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant delete, insert, select, update to tocsin_app

table correspondence
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  direction text not null
  party text not null
  party_name_id uuid
  channel text not null
  happened jsonb not null
  happened_at timestamp(3) with time zone not null
  subject_id uuid not null
  body_id uuid
  obligation_id uuid
  attachment_ids uuid[] not null
  corrects_id uuid
  logged_by uuid
  logged_at timestamp(3) with time zone not null
  constraint correspondence_body_fk FOREIGN KEY (organization_id, body_id) REFERENCES statement(organization_id, id)
  constraint correspondence_channel_known CHECK ((channel = ANY (ARRAY['MAIL'::text, 'PHONE'::text, 'PORTAL'::text, 'POST'::text, 'IN_PERSON'::text, 'OTHER'::text])))
  constraint correspondence_corrects_fk FOREIGN KEY (organization_id, corrects_id) REFERENCES correspondence(organization_id, id)
  constraint correspondence_direction_known CHECK ((direction = ANY (ARRAY['IN'::text, 'OUT'::text])))
  constraint correspondence_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint correspondence_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint correspondence_party_known CHECK ((party = ANY (ARRAY['AUTHORITY'::text, 'CUSTOMER'::text, 'PRESS'::text, 'INSURER'::text, 'POLICE'::text, 'OTHER'::text])))
  constraint correspondence_party_name_fk FOREIGN KEY (organization_id, party_name_id) REFERENCES statement(organization_id, id)
  constraint correspondence_pk PRIMARY KEY (organization_id, id)
  constraint correspondence_subject_fk FOREIGN KEY (organization_id, subject_id) REFERENCES statement(organization_id, id)
CREATE INDEX correspondence_incident_idx ON public.correspondence USING btree (organization_id, incident_id, happened_at, id)
row level security: forced
policy correspondence_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table coverage
  organization_id uuid not null
  dispatch_id uuid not null
  obligation_id uuid not null
  segment text not null
  total integer not null
  reached integer not null
  unreached integer not null
  uncertain integer not null
  computed_at timestamp(3) with time zone not null
  incident_id uuid not null
  constraint coverage_dispatch_fk FOREIGN KEY (organization_id, dispatch_id) REFERENCES dispatch(organization_id, id)
  constraint coverage_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint coverage_pk PRIMARY KEY (organization_id, dispatch_id, obligation_id, segment)
CREATE INDEX coverage_obligation_idx ON public.coverage USING btree (organization_id, obligation_id)
CREATE TRIGGER coverage_inherits_incident BEFORE INSERT ON public.coverage FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('dispatch', 'dispatch_id')
row level security: forced
policy coverage_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table custody_entry
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  attachment_id uuid not null
  act text not null
  happened jsonb not null
  happened_at timestamp(3) with time zone not null
  person_id uuid
  place_id uuid
  note_id uuid
  intact boolean
  recorded_by uuid
  recorded_at timestamp(3) with time zone not null
  constraint custody_entry_act_known CHECK ((act = ANY (ARRAY['COLLECTED'::text, 'HANDED_OVER'::text, 'NOTED'::text, 'ADDED'::text, 'DOWNLOADED'::text, 'VERIFIED'::text, 'SUPERSEDED'::text, 'WITHDRAWN'::text])))
  constraint custody_entry_attachment_fk FOREIGN KEY (organization_id, attachment_id) REFERENCES attachment(organization_id, id)
  constraint custody_entry_note_fk FOREIGN KEY (organization_id, note_id) REFERENCES statement(organization_id, id)
  constraint custody_entry_person_fk FOREIGN KEY (organization_id, person_id) REFERENCES statement(organization_id, id)
  constraint custody_entry_pk PRIMARY KEY (organization_id, id)
  constraint custody_entry_place_fk FOREIGN KEY (organization_id, place_id) REFERENCES statement(organization_id, id)
  constraint custody_entry_verdict CHECK (((act = 'VERIFIED'::text) = (intact IS NOT NULL)))
  constraint custody_entry_withdrawn_why CHECK (((act <> 'WITHDRAWN'::text) OR (note_id IS NOT NULL)))
CREATE INDEX custody_entry_attachment_idx ON public.custody_entry USING btree (organization_id, attachment_id, happened_at, id)
row level security: forced
policy custody_entry_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table data_set
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  name text not null
  role text not null
  controllers text[] not null
  personal_data text not null
  categories text[] not null
  medium text not null
  confidentiality text not null
  integrity text not null
  availability text not null
  protection jsonb not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  copied_from uuid
  processor_id uuid
  accessed text
  acquired text
  constraint data_set_facts_three_valued CHECK (((personal_data = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND (confidentiality = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND (integrity = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND (availability = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text]))))
  constraint data_set_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint data_set_medium_known CHECK ((medium = ANY (ARRAY['ELECTRONIC'::text, 'PAPER'::text, 'ORAL'::text, 'UNKNOWN'::text])))
  constraint data_set_pk PRIMARY KEY (organization_id, id)
  constraint data_set_processor_fk FOREIGN KEY (organization_id, processor_id) REFERENCES processor(organization_id, id)
  constraint data_set_reach_three_valued CHECK (((accessed = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])) AND (acquired = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text]))))
  constraint data_set_role_known CHECK ((role = ANY (ARRAY['CONTROLLER'::text, 'JOINT_CONTROLLER'::text, 'PROCESSOR'::text, 'UNKNOWN'::text])))
CREATE INDEX data_set_incident_idx ON public.data_set USING btree (organization_id, incident_id, created_at)
row level security: forced
policy data_set_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant delete, insert, select, update to tocsin_app

table data_set_mandate
  organization_id uuid not null
  incident_id uuid not null
  data_set_id uuid not null
  ground_id uuid not null
  recorded_by uuid
  recorded_at timestamp(3) with time zone not null
  constraint data_set_mandate_data_set_fk FOREIGN KEY (organization_id, data_set_id) REFERENCES data_set(organization_id, id)
  constraint data_set_mandate_ground_fk FOREIGN KEY (organization_id, ground_id) REFERENCES statement(organization_id, id)
  constraint data_set_mandate_pk PRIMARY KEY (organization_id, data_set_id)
CREATE INDEX data_set_mandate_incident_idx ON public.data_set_mandate USING btree (organization_id, incident_id)
row level security: forced
policy data_set_mandate_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table delivery partition by HASH (dispatch_id)
  organization_id uuid not null
  dispatch_id uuid not null
  id uuid not null
  person_id uuid
  channel text not null
  state text not null
  attempt integer not null
  resends integer not null
  worker_id uuid
  claimed_at timestamp(3) with time zone
  next_at timestamp(3) with time zone
  response text
  address_digest bytea
  jurisdiction text not null default 'ZZ'::text
  updated_at timestamp(3) with time zone not null
  incident_id uuid not null
  recipient text not null default 'PERSON'::text
  constraint delivery_one_per_recipient UNIQUE (organization_id, dispatch_id, person_id, recipient, channel)
  constraint delivery_pk PRIMARY KEY (organization_id, dispatch_id, id)
  constraint delivery_recipient_known CHECK ((recipient = ANY (ARRAY['PERSON'::text, 'GUARDIAN'::text])))
  constraint delivery_state_known CHECK ((state = ANY (ARRAY['PENDING'::text, 'CLAIMED'::text, 'SENDING'::text, 'ACCEPTED'::text, 'DEFERRED'::text, 'FAILED'::text, 'UNCERTAIN'::text, 'SUPPRESSED'::text, 'CANCELLED'::text, 'WITHHELD'::text])))
CREATE INDEX delivery_claim_idx ON ONLY public.delivery USING btree (organization_id, dispatch_id, next_at, id) WHERE (state = ANY (ARRAY['PENDING'::text, 'DEFERRED'::text]))
CREATE INDEX delivery_in_flight_idx ON ONLY public.delivery USING btree (organization_id, dispatch_id, worker_id) WHERE (state = ANY (ARRAY['CLAIMED'::text, 'SENDING'::text]))
CREATE INDEX delivery_state_idx ON ONLY public.delivery USING btree (organization_id, dispatch_id, state, id)
CREATE TRIGGER delivery_inherits_incident BEFORE INSERT ON public.delivery FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('dispatch', 'dispatch_id')
row level security: forced
policy delivery_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

partition delivery_0 of delivery FOR VALUES WITH (modulus 8, remainder 0)

partition delivery_1 of delivery FOR VALUES WITH (modulus 8, remainder 1)

partition delivery_2 of delivery FOR VALUES WITH (modulus 8, remainder 2)

partition delivery_3 of delivery FOR VALUES WITH (modulus 8, remainder 3)

partition delivery_4 of delivery FOR VALUES WITH (modulus 8, remainder 4)

partition delivery_5 of delivery FOR VALUES WITH (modulus 8, remainder 5)

partition delivery_6 of delivery FOR VALUES WITH (modulus 8, remainder 6)

partition delivery_7 of delivery FOR VALUES WITH (modulus 8, remainder 7)

table dispatch
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  notice_id uuid not null
  notice_version integer not null
  approval_id uuid not null
  kind text not null
  state text not null
  transport text not null
  uncertain_policy text not null
  total integer not null
  pause_reason text
  started_by uuid
  created_at timestamp(3) with time zone not null
  completed_at timestamp(3) with time zone
  updated_at timestamp(3) with time zone not null
  constraint dispatch_approval_fk FOREIGN KEY (organization_id, approval_id) REFERENCES approval(organization_id, id)
  constraint dispatch_kind_known CHECK ((kind = ANY (ARRAY['LIVE'::text, 'TEST'::text, 'FILING'::text])))
  constraint dispatch_notice_version_fk FOREIGN KEY (organization_id, notice_id, notice_version) REFERENCES notice_version(organization_id, notice_id, version)
  constraint dispatch_pk PRIMARY KEY (organization_id, id)
  constraint dispatch_state_known CHECK ((state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text, 'COMPLETED'::text, 'CANCELLED'::text])))
  constraint dispatch_transport_known CHECK ((transport = ANY (ARRAY['SMTP'::text, 'FILE'::text])))
  constraint dispatch_uncertain_policy_known CHECK ((uncertain_policy = ANY (ARRAY['RESEND_ONCE'::text, 'HOLD'::text])))
CREATE INDEX dispatch_incident_idx ON public.dispatch USING btree (organization_id, incident_id, created_at)
CREATE UNIQUE INDEX dispatch_one_live_per_approval ON public.dispatch USING btree (organization_id, approval_id) WHERE ((kind = 'LIVE'::text) AND (state <> 'CANCELLED'::text))
row level security: forced
policy dispatch_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table erased_address
  organization_id uuid not null
  incident_id uuid not null
  digest bytea not null
  erased_at timestamp(3) with time zone not null
  keep_until timestamp(3) with time zone not null
  constraint erased_address_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint erased_address_pk PRIMARY KEY (organization_id, incident_id, digest)
row level security: forced
policy erased_address_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant delete, insert, select, update to tocsin_app

table event
  organization_id uuid not null
  seq bigint not null
  id uuid not null
  type text not null
  at timestamp(3) with time zone not null
  actor jsonb not null
  incident_id uuid
  details jsonb not null
  previous_hash bytea not null
  hash bytea not null
  constraint event_id_key UNIQUE (organization_id, id)
  constraint event_pk PRIMARY KEY (organization_id, seq)
CREATE INDEX event_incident_idx ON public.event USING btree (organization_id, incident_id, seq)
row level security: forced
policy event_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))))
grant insert, select to tocsin_app

table event_head
  organization_id uuid not null
  seq bigint not null
  at timestamp(3) with time zone not null
  hash bytea not null
  constraint event_head_pk PRIMARY KEY (organization_id)
row level security: forced
policy event_head_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table filing
  organization_id uuid not null
  id uuid not null
  obligation_id uuid not null
  kind text not null
  channel text not null
  filed_with text not null
  due_at timestamp(3) with time zone
  due_provisional boolean not null
  submitted_at timestamp(3) with time zone not null
  late_by_ms bigint
  late_reason_id uuid
  reference text
  notice_id uuid
  notice_version integer
  content_digest bytea
  proof_digest bytea
  submitted_by uuid
  recorded_at timestamp(3) with time zone not null
  incident_id uuid not null
  more_follows boolean not null default false
  refers_to uuid
  bundle_id uuid
  reason_id uuid
  prepared_id uuid
  content_id uuid
  content_file_id uuid
  proof_id uuid
  constraint filing_bundled_with_reason CHECK (((bundle_id IS NULL) OR (reason_id IS NOT NULL)))
  constraint filing_channel_known CHECK ((channel = ANY (ARRAY['MAIL'::text, 'PORTAL'::text, 'POST'::text, 'PHONE'::text, 'DISPATCH'::text, 'PUBLICATION'::text])))
  constraint filing_content_file_fk FOREIGN KEY (organization_id, content_file_id) REFERENCES attachment(organization_id, id)
  constraint filing_content_fk FOREIGN KEY (organization_id, content_id) REFERENCES statement(organization_id, id)
  constraint filing_kind_known CHECK ((kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text])))
  constraint filing_late_reason_fk FOREIGN KEY (organization_id, late_reason_id) REFERENCES statement(organization_id, id)
  constraint filing_late_with_reason CHECK (((late_by_ms IS NULL) OR (late_by_ms <= 0) OR (late_reason_id IS NOT NULL)))
  constraint filing_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint filing_one_content CHECK ((num_nonnulls(COALESCE(notice_id, prepared_id), content_id, content_file_id) <= 1))
  constraint filing_pk PRIMARY KEY (organization_id, id)
  constraint filing_prepared_fk FOREIGN KEY (organization_id, prepared_id) REFERENCES prepared_filing(organization_id, id)
  constraint filing_proof_fk FOREIGN KEY (organization_id, proof_id) REFERENCES attachment(organization_id, id)
  constraint filing_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
  constraint filing_refers_to_fk FOREIGN KEY (organization_id, refers_to) REFERENCES filing(organization_id, id)
CREATE INDEX filing_bundle_idx ON public.filing USING btree (organization_id, bundle_id) WHERE (bundle_id IS NOT NULL)
CREATE INDEX filing_obligation_idx ON public.filing USING btree (organization_id, obligation_id, submitted_at)
CREATE INDEX filing_prepared_idx ON public.filing USING btree (organization_id, prepared_id) WHERE (prepared_id IS NOT NULL)
CREATE TRIGGER filing_content_stays BEFORE UPDATE ON public.filing FOR EACH ROW WHEN ((((((((((((((old.obligation_id IS DISTINCT FROM new.obligation_id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.submitted_at IS DISTINCT FROM new.submitted_at)) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.notice_id IS DISTINCT FROM new.notice_id)) OR (old.notice_version IS DISTINCT FROM new.notice_version)) OR (old.content_digest IS DISTINCT FROM new.content_digest)) OR (old.proof_digest IS DISTINCT FROM new.proof_digest)) OR (old.refers_to IS DISTINCT FROM new.refers_to)) OR (old.prepared_id IS DISTINCT FROM new.prepared_id)) OR (old.content_id IS DISTINCT FROM new.content_id)) OR (old.content_file_id IS DISTINCT FROM new.content_file_id)) OR (old.proof_id IS DISTINCT FROM new.proof_id))) EXECUTE FUNCTION tocsin_filed_stays()
CREATE TRIGGER filing_inherits_incident BEFORE INSERT ON public.filing FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('obligation', 'obligation_id')
row level security: forced
policy filing_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table filing_order
  organization_id uuid not null
  dispatch_id uuid not null
  incident_id uuid not null
  obligation_id uuid not null
  contact_id uuid not null
  address text not null
  kind text not null
  late_reason_id uuid
  order_reason_id uuid
  filing_id uuid
  created_at timestamp(3) with time zone not null
  constraint filing_order_dispatch_fk FOREIGN KEY (organization_id, dispatch_id) REFERENCES dispatch(organization_id, id)
  constraint filing_order_filing_fk FOREIGN KEY (organization_id, filing_id) REFERENCES filing(organization_id, id)
  constraint filing_order_kind_known CHECK ((kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text])))
  constraint filing_order_late_reason_fk FOREIGN KEY (organization_id, late_reason_id) REFERENCES statement(organization_id, id)
  constraint filing_order_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint filing_order_order_reason_fk FOREIGN KEY (organization_id, order_reason_id) REFERENCES statement(organization_id, id)
  constraint filing_order_pk PRIMARY KEY (organization_id, dispatch_id)
CREATE INDEX filing_order_obligation_idx ON public.filing_order USING btree (organization_id, obligation_id, created_at)
row level security: forced
policy filing_order_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table filing_step
  organization_id uuid not null
  id uuid not null
  filing_id uuid not null
  state text not null
  at timestamp(3) with time zone not null
  reference text
  recorded_by uuid
  incident_id uuid not null
  constraint filing_step_filing_fk FOREIGN KEY (organization_id, filing_id) REFERENCES filing(organization_id, id)
  constraint filing_step_pk PRIMARY KEY (organization_id, id)
  constraint filing_step_state_known CHECK ((state = ANY (ARRAY['PREPARED'::text, 'SUBMITTED'::text, 'ACKNOWLEDGED'::text, 'REJECTED'::text])))
CREATE INDEX filing_step_filing_idx ON public.filing_step USING btree (organization_id, filing_id, at)
CREATE TRIGGER filing_step_inherits_incident BEFORE INSERT ON public.filing_step FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('filing', 'filing_id')
row level security: forced
policy filing_step_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table glass_review
  organization_id uuid not null
  approval_id uuid not null
  notice_id uuid not null
  incident_id uuid not null
  reason_id uuid not null
  broken_by uuid not null
  due_at timestamp(3) with time zone not null
  outcome text
  comment_id uuid
  reviewed_by uuid
  reviewed_at timestamp(3) with time zone
  constraint glass_review_approval_fk FOREIGN KEY (organization_id, approval_id) REFERENCES approval(organization_id, id)
  constraint glass_review_by_another CHECK (((reviewed_by IS NULL) OR (reviewed_by <> broken_by)))
  constraint glass_review_comment_fk FOREIGN KEY (organization_id, comment_id) REFERENCES statement(organization_id, id)
  constraint glass_review_notice_fk FOREIGN KEY (organization_id, notice_id) REFERENCES notice(organization_id, id)
  constraint glass_review_outcome_known CHECK ((outcome = ANY (ARRAY['CONFIRMED'::text, 'OBJECTED'::text])))
  constraint glass_review_pk PRIMARY KEY (organization_id, approval_id)
  constraint glass_review_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
  constraint glass_review_whole CHECK ((((outcome IS NULL) = (reviewed_at IS NULL)) AND ((outcome IS NULL) = (reviewed_by IS NULL))))
CREATE INDEX glass_review_incident_idx ON public.glass_review USING btree (organization_id, incident_id, due_at)
row level security: forced
policy glass_review_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table guardian_policy
  organization_id uuid not null
  country text not null
  aged_13_to_17 text not null
  age_unknown text not null
  updated_by uuid
  updated_at timestamp(3) with time zone not null
  constraint guardian_policy_age_unknown_known CHECK ((age_unknown = ANY (ARRAY['AS_ADULT'::text, 'AS_13_TO_17'::text, 'WITHHOLD'::text])))
  constraint guardian_policy_aged_13_to_17_known CHECK ((aged_13_to_17 = ANY (ARRAY['CHILD_AND_GUARDIAN'::text, 'CHILD'::text, 'GUARDIAN'::text])))
  constraint guardian_policy_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint guardian_policy_pk PRIMARY KEY (organization_id, country)
row level security: forced
policy guardian_policy_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant delete, insert, select, update to tocsin_app

table idempotency_key
  organization_id uuid not null
  token_id uuid not null
  key text not null
  request_hash bytea not null
  result jsonb
  created_at timestamp(3) with time zone not null
  constraint idempotency_key_pk PRIMARY KEY (organization_id, token_id, key)
CREATE INDEX idempotency_key_age_idx ON public.idempotency_key USING btree (organization_id, created_at)
row level security: forced
policy idempotency_key_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant delete, insert, select, update to tocsin_app

table incident
  organization_id uuid not null
  id uuid not null
  reference text not null
  title text not null
  state text not null
  exercise boolean not null
  occurred_from jsonb
  occurred_to jsonb
  detected_at timestamp(3) with time zone
  detected jsonb
  aware_at timestamp(3) with time zone
  aware jsonb
  contained jsonb
  milestones jsonb not null
  facts jsonb not null
  version integer not null
  people_revision integer not null
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  constraint incident_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint incident_pk PRIMARY KEY (organization_id, id)
  constraint incident_reference_key UNIQUE (organization_id, reference)
  constraint incident_state_known CHECK ((state = ANY (ARRAY['REPORTED'::text, 'INVESTIGATING'::text, 'CONTAINED'::text, 'CLOSED'::text, 'DISMISSED'::text, 'MERGED'::text])))
CREATE INDEX incident_created_idx ON public.incident USING btree (organization_id, created_at DESC, id DESC)
CREATE INDEX incident_state_idx ON public.incident USING btree (organization_id, state, created_at DESC, id DESC)
row level security: forced
policy incident_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table incident_admission
  organization_id uuid not null
  incident_id uuid not null
  member_id uuid not null
  restricted_seq bigint not null
  admitted_by uuid
  admitted_at timestamp(3) with time zone not null
  constraint incident_admission_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_admission_member_fk FOREIGN KEY (organization_id, member_id) REFERENCES member(organization_id, id)
  constraint incident_admission_pk PRIMARY KEY (organization_id, incident_id, member_id)
row level security: forced
policy incident_admission_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant delete, insert, select to tocsin_app

table incident_channel
  organization_id uuid not null
  incident_id uuid not null
  mail boolean not null
  set_by uuid
  set_at timestamp(3) with time zone not null
  constraint incident_channel_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_channel_pk PRIMARY KEY (organization_id, incident_id)
row level security: forced
policy incident_channel_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table incident_comment
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  about_kind text
  about_id uuid
  privileged boolean not null
  text_id uuid not null
  corrects_id uuid
  author_id uuid
  written_at timestamp(3) with time zone not null
  constraint incident_comment_about_wholly CHECK (((about_kind IS NULL) = (about_id IS NULL)))
  constraint incident_comment_corrects_fk FOREIGN KEY (organization_id, corrects_id) REFERENCES incident_comment(organization_id, id)
  constraint incident_comment_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_comment_pk PRIMARY KEY (organization_id, id)
  constraint incident_comment_text_fk FOREIGN KEY (organization_id, text_id) REFERENCES statement(organization_id, id)
CREATE INDEX incident_comment_incident_idx ON public.incident_comment USING btree (organization_id, incident_id, written_at, id)
row level security: forced
policy incident_comment_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table incident_decision
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  decided_by uuid
  decider_name_id uuid
  decided_at timestamp(3) with time zone not null
  what_id uuid not null
  why_id uuid not null
  corrects_id uuid
  logged_by uuid
  logged_at timestamp(3) with time zone not null
  constraint incident_decision_corrects_fk FOREIGN KEY (organization_id, corrects_id) REFERENCES incident_decision(organization_id, id)
  constraint incident_decision_decided_by_fk FOREIGN KEY (organization_id, decided_by) REFERENCES member(organization_id, id)
  constraint incident_decision_decider_name_fk FOREIGN KEY (organization_id, decider_name_id) REFERENCES statement(organization_id, id)
  constraint incident_decision_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_decision_named CHECK (((decided_by IS NULL) <> (decider_name_id IS NULL)))
  constraint incident_decision_pk PRIMARY KEY (organization_id, id)
  constraint incident_decision_what_fk FOREIGN KEY (organization_id, what_id) REFERENCES statement(organization_id, id)
  constraint incident_decision_why_fk FOREIGN KEY (organization_id, why_id) REFERENCES statement(organization_id, id)
CREATE INDEX incident_decision_incident_idx ON public.incident_decision USING btree (organization_id, incident_id, decided_at, id)
row level security: forced
policy incident_decision_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table incident_key
  organization_id uuid not null
  incident_id uuid not null
  wrapped bytea
  created_at timestamp(3) with time zone not null
  destroyed_at timestamp(3) with time zone
  constraint incident_key_destroyed_wholly CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL)))
  constraint incident_key_pk PRIMARY KEY (organization_id, incident_id)
row level security: forced
policy incident_key_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table incident_link
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  other_incident_id uuid not null
  kind text not null
  made_by uuid
  made_at timestamp(3) with time zone not null
  constraint incident_link_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_link_kind_known CHECK ((kind = ANY (ARRAY['RELATED'::text, 'CAUSED_BY'::text, 'DUPLICATE'::text, 'MERGED_INTO'::text, 'SPLIT_FROM'::text])))
  constraint incident_link_once UNIQUE (organization_id, incident_id, other_incident_id, kind)
  constraint incident_link_other_fk FOREIGN KEY (organization_id, other_incident_id) REFERENCES incident(organization_id, id)
  constraint incident_link_pk PRIMARY KEY (organization_id, id)
  constraint incident_link_two CHECK ((incident_id <> other_incident_id))
CREATE INDEX incident_link_other_idx ON public.incident_link USING btree (organization_id, other_incident_id)
row level security: forced
policy incident_link_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])) AND (other_incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])) AND (other_incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))))
grant insert, select to tocsin_app

table incident_number
  organization_id uuid not null
  year integer not null
  number integer not null
  constraint incident_number_pk PRIMARY KEY (organization_id, year, number)
row level security: forced
policy incident_number_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table incident_question
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  text_id uuid not null
  owner_id uuid
  wanted_by timestamp(3) with time zone
  state text not null
  answer_id uuid
  asked_by uuid
  asked_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  settled_by uuid
  settled_at timestamp(3) with time zone
  constraint incident_question_answer_fk FOREIGN KEY (organization_id, answer_id) REFERENCES statement(organization_id, id)
  constraint incident_question_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_question_owner_fk FOREIGN KEY (organization_id, owner_id) REFERENCES member(organization_id, id)
  constraint incident_question_pk PRIMARY KEY (organization_id, id)
  constraint incident_question_settled_wholly CHECK ((((state = 'OPEN'::text) = (settled_at IS NULL)) AND ((state <> 'ANSWERED'::text) OR (answer_id IS NOT NULL))))
  constraint incident_question_state_known CHECK ((state = ANY (ARRAY['OPEN'::text, 'ANSWERED'::text, 'WITHDRAWN'::text])))
  constraint incident_question_text_fk FOREIGN KEY (organization_id, text_id) REFERENCES statement(organization_id, id)
CREATE INDEX incident_question_incident_idx ON public.incident_question USING btree (organization_id, incident_id, COALESCE(wanted_by, '9999-12-31 00:00:00+00'::timestamp with time zone), id)
row level security: forced
policy incident_question_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table incident_task
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  title text not null
  owner_id uuid
  due_at timestamp(3) with time zone
  state text not null
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  closed_by uuid
  closed_at timestamp(3) with time zone
  constraint incident_task_closed_wholly CHECK (((state = 'OPEN'::text) = (closed_at IS NULL)))
  constraint incident_task_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_task_owner_fk FOREIGN KEY (organization_id, owner_id) REFERENCES member(organization_id, id)
  constraint incident_task_pk PRIMARY KEY (organization_id, id)
  constraint incident_task_state_known CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'DROPPED'::text])))
CREATE INDEX incident_task_incident_idx ON public.incident_task USING btree (organization_id, incident_id, COALESCE(due_at, '9999-12-31 00:00:00+00'::timestamp with time zone), id)
CREATE INDEX incident_task_open_idx ON public.incident_task USING btree (organization_id, COALESCE(due_at, '9999-12-31 00:00:00+00'::timestamp with time zone), id) WHERE (state = 'OPEN'::text)
row level security: forced
policy incident_task_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table incident_version
  organization_id uuid not null
  incident_id uuid not null
  version integer not null
  facts jsonb not null
  made_by uuid
  made_at timestamp(3) with time zone not null
  constraint incident_version_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint incident_version_pk PRIMARY KEY (organization_id, incident_id, version)
row level security: forced
policy incident_version_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table law_enforcement_hold
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  written boolean not null
  stated_at timestamp(3) with time zone not null
  until timestamp(3) with time zone
  ends_at timestamp(3) with time zone
  everything boolean not null
  jurisdictions text[] not null
  regimes text[] not null
  agency_id uuid not null
  officer_id uuid not null
  reason_id uuid not null
  placed_by uuid not null
  placed_at timestamp(3) with time zone not null
  lifted_by uuid
  lifted_at timestamp(3) with time zone
  lift_reason_id uuid
  lapsed_at timestamp(3) with time zone
  constraint law_enforcement_hold_agency_fk FOREIGN KEY (organization_id, agency_id) REFERENCES statement(organization_id, id)
  constraint law_enforcement_hold_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint law_enforcement_hold_lift_reason_fk FOREIGN KEY (organization_id, lift_reason_id) REFERENCES statement(organization_id, id)
  constraint law_enforcement_hold_officer_fk FOREIGN KEY (organization_id, officer_id) REFERENCES statement(organization_id, id)
  constraint law_enforcement_hold_oral_ends CHECK ((written OR (ends_at IS NOT NULL)))
  constraint law_enforcement_hold_pk PRIMARY KEY (organization_id, id)
  constraint law_enforcement_hold_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
  constraint law_enforcement_hold_scoped CHECK ((everything = ((cardinality(jurisdictions) = 0) AND (cardinality(regimes) = 0))))
CREATE INDEX law_enforcement_hold_incident_idx ON public.law_enforcement_hold USING btree (organization_id, incident_id, placed_at)
row level security: forced
policy law_enforcement_hold_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table litigation_hold
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  reason_id uuid not null
  placed_by uuid not null
  placed_at timestamp(3) with time zone not null
  lifted_by uuid
  lifted_at timestamp(3) with time zone
  lift_reason_id uuid
  constraint litigation_hold_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint litigation_hold_lift_reason_fk FOREIGN KEY (organization_id, lift_reason_id) REFERENCES statement(organization_id, id)
  constraint litigation_hold_lifted_by_a_person CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason_id IS NULL))))
  constraint litigation_hold_pk PRIMARY KEY (organization_id, id)
  constraint litigation_hold_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
CREATE INDEX litigation_hold_incident_idx ON public.litigation_hold USING btree (organization_id, incident_id, placed_at)
row level security: forced
policy litigation_hold_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table member
  organization_id uuid not null
  id uuid not null
  name text not null
  email text
  roles text[] not null
  created_at timestamp(3) with time zone not null
  disabled_at timestamp(3) with time zone
  constraint member_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint member_pk PRIMARY KEY (organization_id, id)
  constraint member_roles_known CHECK ((roles <@ ARRAY['OPERATOR'::text, 'REPORTER'::text, 'RESPONDER'::text, 'APPROVER'::text, 'DECISION_MAKER'::text, 'AUDITOR'::text, 'ADMINISTRATOR'::text, 'SERVICE_CLIENT'::text]))
row level security: forced
policy member_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table migration
  id integer not null default nextval('migration_id_seq'::regclass)
  timestamp bigint not null
  name character varying not null
  constraint PK_3043fc6b8af7c99b8b98830094f PRIMARY KEY (id)
row level security: none
grant select to tocsin_app

table notice
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  audience text not null
  locale text not null
  template_id text not null
  current_version integer not null
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  only_in text[]
  not_in text[]
  use text not null default 'message'::text
  missing_locales text[] not null default '{}'::text[]
  code text
  check_url text
  corrects uuid
  constraint notice_audience_known CHECK ((audience = ANY (ARRAY['PEOPLE'::text, 'CUSTOMER'::text, 'MEDIA'::text, 'AUTHORITY'::text, 'CRA'::text, 'CONTROLLER'::text])))
  constraint notice_check_url_with_code CHECK (((check_url IS NULL) OR (code IS NOT NULL)))
  constraint notice_code_form CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'::text))
  constraint notice_code_key UNIQUE (organization_id, code)
  constraint notice_corrects_fk FOREIGN KEY (organization_id, corrects) REFERENCES notice(organization_id, id)
  constraint notice_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint notice_pk PRIMARY KEY (organization_id, id)
  constraint notice_use_known CHECK ((use = ANY (ARRAY['message'::text, 'publication'::text, 'script'::text])))
CREATE INDEX notice_incident_idx ON public.notice USING btree (organization_id, incident_id, created_at)
row level security: forced
policy notice_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table notice_brand
  organization_id uuid not null
  version integer not null
  name text
  accent text
  footer text
  set_by uuid
  set_at timestamp(3) with time zone not null
  constraint notice_brand_accent_form CHECK ((accent ~ '^#[0-9a-f]{6}$'::text))
  constraint notice_brand_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint notice_brand_pk PRIMARY KEY (organization_id, version)
row level security: forced
policy notice_brand_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table notice_confirmation
  organization_id uuid not null
  id uuid not null
  notice_id uuid not null
  notice_version integer not null
  incident_version integer not null
  reason_id uuid not null
  confirmed_by uuid not null
  confirmed_at timestamp(3) with time zone not null
  incident_id uuid not null
  kind text not null
  problem_keys text[] not null
  codes text[] not null
  constraint notice_confirmation_kind_known CHECK ((kind = ANY (ARRAY['STILL_TRUE'::text, 'OVERRIDE'::text])))
  constraint notice_confirmation_pk PRIMARY KEY (organization_id, id)
  constraint notice_confirmation_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
  constraint notice_confirmation_version_fk FOREIGN KEY (organization_id, notice_id, notice_version) REFERENCES notice_version(organization_id, notice_id, version)
CREATE INDEX notice_confirmation_notice_idx ON public.notice_confirmation USING btree (organization_id, notice_id, notice_version)
CREATE TRIGGER notice_confirmation_inherits_incident BEFORE INSERT ON public.notice_confirmation FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy notice_confirmation_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table notice_obligation
  organization_id uuid not null
  notice_id uuid not null
  obligation_id uuid not null
  incident_id uuid not null
  constraint notice_obligation_notice_fk FOREIGN KEY (organization_id, notice_id) REFERENCES notice(organization_id, id)
  constraint notice_obligation_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint notice_obligation_pk PRIMARY KEY (organization_id, notice_id, obligation_id)
CREATE INDEX notice_obligation_obligation_idx ON public.notice_obligation USING btree (organization_id, obligation_id)
CREATE TRIGGER notice_obligation_inherits_incident BEFORE INSERT ON public.notice_obligation FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy notice_obligation_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table notice_opinion
  organization_id uuid not null
  id uuid not null
  notice_id uuid not null
  notice_version integer not null
  capacity text not null
  stance text not null
  statement_id uuid not null
  given_by uuid not null
  given_at timestamp(3) with time zone not null
  incident_id uuid not null
  constraint notice_opinion_capacity_known CHECK ((capacity = ANY (ARRAY['DPO'::text, 'COUNSEL'::text, 'OTHER'::text])))
  constraint notice_opinion_pk PRIMARY KEY (organization_id, id)
  constraint notice_opinion_stance_known CHECK ((stance = ANY (ARRAY['SUPPORT'::text, 'DISSENT'::text])))
  constraint notice_opinion_statement_fk FOREIGN KEY (organization_id, statement_id) REFERENCES statement(organization_id, id)
  constraint notice_opinion_version_fk FOREIGN KEY (organization_id, notice_id, notice_version) REFERENCES notice_version(organization_id, notice_id, version)
CREATE INDEX notice_opinion_notice_idx ON public.notice_opinion USING btree (organization_id, notice_id, given_at)
CREATE TRIGGER notice_opinion_inherits_incident BEFORE INSERT ON public.notice_opinion FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy notice_opinion_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table notice_setting
  organization_id uuid not null
  glass_hours integer not null
  updated_at timestamp(3) with time zone not null
  constraint notice_setting_glass_hours_known CHECK (((glass_hours >= 1) AND (glass_hours <= 72)))
  constraint notice_setting_pk PRIMARY KEY (organization_id)
row level security: forced
policy notice_setting_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table notice_variant
  organization_id uuid not null
  notice_id uuid not null
  version integer not null
  locale text not null
  subject text not null
  body text not null
  template_id text not null
  template_version text not null
  elements jsonb not null
  incident_id uuid not null
  constraint notice_variant_pk PRIMARY KEY (organization_id, notice_id, version, locale)
  constraint notice_variant_version_fk FOREIGN KEY (organization_id, notice_id, version) REFERENCES notice_version(organization_id, notice_id, version)
CREATE TRIGGER notice_variant_inherits_incident BEFORE INSERT ON public.notice_variant FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy notice_variant_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table notice_version
  organization_id uuid not null
  notice_id uuid not null
  version integer not null
  subject text not null
  body text not null
  template_version text not null
  elements jsonb not null
  incident_version integer not null
  content_hash bytea not null
  written_by uuid
  written_at timestamp(3) with time zone not null
  incident_id uuid not null
  brand jsonb
  constraint notice_version_notice_fk FOREIGN KEY (organization_id, notice_id) REFERENCES notice(organization_id, id)
  constraint notice_version_pk PRIMARY KEY (organization_id, notice_id, version)
CREATE TRIGGER notice_version_inherits_incident BEFORE INSERT ON public.notice_version FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('notice', 'notice_id')
row level security: forced
policy notice_version_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table obligation
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  rule_id text not null
  rule_version text not null
  rule jsonb not null
  source text not null
  recipient_kind text not null
  recipient_key text not null
  recipient_name text
  verdict text not null
  state text not null
  why jsonb not null
  open_questions text[] not null
  start_event text
  start_at timestamp(3) with time zone
  due_at timestamp(3) with time zone
  provisional boolean not null
  derivation jsonb not null
  incident_version integer not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  answered_at timestamp(3) with time zone
  decision_id uuid
  held_by uuid
  held_until timestamp(3) with time zone
  constraint obligation_decided_by_a_person CHECK (((state = 'DECIDED'::text) = (decision_id IS NOT NULL)))
  constraint obligation_decision_fk FOREIGN KEY (organization_id, id, decision_id) REFERENCES obligation_decision(organization_id, obligation_id, id)
  constraint obligation_held_by_fk FOREIGN KEY (organization_id, held_by) REFERENCES law_enforcement_hold(organization_id, id)
  constraint obligation_incident_fk FOREIGN KEY (organization_id, incident_id, incident_version) REFERENCES incident_version(organization_id, incident_id, version)
  constraint obligation_one_per_recipient UNIQUE (organization_id, incident_id, rule_id, recipient_key)
  constraint obligation_pk PRIMARY KEY (organization_id, id)
  constraint obligation_source_known CHECK ((source = ANY (ARRAY['STATUTE'::text, 'PROMISE'::text, 'CONTRACT'::text, 'AD_HOC'::text, 'EVIDENCE'::text])))
  constraint obligation_state_known CHECK ((state = ANY (ARRAY['OPEN'::text, 'PARTLY_MET'::text, 'MET'::text, 'LAPSED'::text, 'DECIDED'::text])))
  constraint obligation_verdict_known CHECK ((verdict = ANY (ARRAY['REQUIRED'::text, 'NOT_REQUIRED'::text, 'UNDECIDED'::text])))
CREATE INDEX obligation_due_idx ON public.obligation USING btree (organization_id, COALESCE(due_at, '9999-12-31 00:00:00+00'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['OPEN'::text, 'PARTLY_MET'::text]))
row level security: forced
policy obligation_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table obligation_decision
  organization_id uuid not null
  id uuid not null
  obligation_id uuid not null
  incident_id uuid not null
  ground text not null
  exemption_id text
  verdict text not null
  state_before text not null
  rule_version text not null
  incident_version integer not null
  facts jsonb not null
  facts_digest bytea not null
  rationale_id uuid not null
  decided_by uuid not null
  decided_at timestamp(3) with time zone not null
  ended_as text
  ended_at timestamp(3) with time zone
  ended_by uuid
  end_reason_id uuid
  changed_facts text[]
  constraint obligation_decision_end_reason_fk FOREIGN KEY (organization_id, end_reason_id) REFERENCES statement(organization_id, id)
  constraint obligation_decision_ended_wholly CHECK ((((ended_as IS NULL) = (ended_at IS NULL)) AND ((ended_as IS NULL) OR (ended_as = ANY (ARRAY['REOPENED'::text, 'WITHDRAWN'::text, 'OVERTAKEN'::text])))))
  constraint obligation_decision_exemption_named CHECK (((ground = 'EXEMPTION'::text) = (exemption_id IS NOT NULL)))
  constraint obligation_decision_ground_known CHECK ((ground = ANY (ARRAY['EXEMPTION'::text, 'DOES_NOT_APPLY'::text, 'DEPARTURE'::text])))
  constraint obligation_decision_member_fk FOREIGN KEY (organization_id, decided_by) REFERENCES member(organization_id, id)
  constraint obligation_decision_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint obligation_decision_of UNIQUE (organization_id, obligation_id, id)
  constraint obligation_decision_pk PRIMARY KEY (organization_id, id)
  constraint obligation_decision_rationale_fk FOREIGN KEY (organization_id, rationale_id) REFERENCES statement(organization_id, id)
  constraint obligation_decision_version_fk FOREIGN KEY (organization_id, incident_id, incident_version) REFERENCES incident_version(organization_id, incident_id, version)
CREATE UNIQUE INDEX obligation_decision_one_standing ON public.obligation_decision USING btree (organization_id, obligation_id) WHERE (ended_at IS NULL)
row level security: forced
policy obligation_decision_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table obligation_due
  organization_id uuid not null
  id uuid not null
  obligation_id uuid not null
  due_at timestamp(3) with time zone
  provisional boolean not null
  start_event text
  start_at timestamp(3) with time zone
  says text not null
  rule_version text not null
  incident_version integer not null
  set_by uuid
  set_at timestamp(3) with time zone not null
  reason_id uuid
  incident_id uuid not null
  constraint obligation_due_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint obligation_due_pk PRIMARY KEY (organization_id, id)
  constraint obligation_due_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
CREATE INDEX obligation_due_obligation_idx ON public.obligation_due USING btree (organization_id, obligation_id, set_at)
CREATE TRIGGER obligation_due_inherits_incident BEFORE INSERT ON public.obligation_due FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('obligation', 'obligation_id')
row level security: forced
policy obligation_due_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table organization
  id uuid not null
  name text not null
  legal_name text
  profile text
  postal_address text
  time_zone text not null
  establishments text[]
  main_establishment text
  representatives text[] not null
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  facts jsonb not null
  constraint organization_pk PRIMARY KEY (id)
row level security: forced
policy organization_tenant (permissive, for all to public) using (id = tocsin_tenant()) with check (id = tocsin_tenant())
grant insert, select, update to tocsin_app

table organization_key
  organization_id uuid not null
  id uuid not null
  master_key_id text not null
  wrapped bytea not null
  created_at timestamp(3) with time zone not null
  constraint organization_key_one UNIQUE (organization_id)
  constraint organization_key_pk PRIMARY KEY (organization_id, id)
row level security: forced
policy organization_key_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table organization_rule
  organization_id uuid not null
  id uuid not null
  rule_id text not null
  version text not null
  rule jsonb not null
  policy_id uuid
  put_by uuid
  put_at timestamp(3) with time zone not null
  last_day date
  retired_by uuid
  retired_at timestamp(3) with time zone
  retire_reason_id uuid
  constraint organization_rule_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint organization_rule_pk PRIMARY KEY (organization_id, id)
  constraint organization_rule_policy_fk FOREIGN KEY (organization_id, policy_id) REFERENCES policy(organization_id, id)
  constraint organization_rule_reason_fk FOREIGN KEY (organization_id, retire_reason_id) REFERENCES statement(organization_id, id)
  constraint organization_rule_retired_wholly CHECK ((((last_day IS NULL) = (retired_at IS NULL)) AND ((last_day IS NULL) = (retire_reason_id IS NULL))))
  constraint organization_rule_version_key UNIQUE (organization_id, rule_id, version)
row level security: forced
policy organization_rule_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table own_text
  organization_id uuid not null
  audience text not null
  name text not null
  locale text not null
  version integer not null
  source text
  purpose text
  use text
  written_by uuid
  written_at timestamp(3) with time zone not null
  constraint own_text_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint own_text_pk PRIMARY KEY (organization_id, audience, name, locale, version)
  constraint own_text_use_known CHECK ((use = ANY (ARRAY['message'::text, 'publication'::text, 'script'::text])))
  constraint own_text_version_counted CHECK ((version >= 1))
row level security: forced
policy own_text_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table page_delivery
  organization_id uuid not null
  id uuid not null
  alert_id uuid
  kind text not null
  step integer not null
  channel text not null
  member_id uuid
  contact_id uuid
  endpoint_id uuid
  body text
  state text not null
  attempts integer not null
  last_status integer
  last_problem text
  next_attempt_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null
  settled_at timestamp(3) with time zone
  incident_id uuid
  constraint page_delivery_alert_fk FOREIGN KEY (organization_id, alert_id) REFERENCES alert(organization_id, id)
  constraint page_delivery_channel_known CHECK ((channel = ANY (ARRAY['MAIL'::text, 'WEBHOOK'::text])))
  constraint page_delivery_endpoint_fk FOREIGN KEY (organization_id, endpoint_id) REFERENCES pager_endpoint(organization_id, id)
  constraint page_delivery_kind_known CHECK ((kind = ANY (ARRAY['CLOCK'::text, 'ESCALATION'::text, 'DISPATCH_PAUSED'::text, 'UNCERTAIN'::text, 'BREAK_GLASS'::text, 'HOLD_ENDED'::text, 'TEST'::text])))
  constraint page_delivery_one_recipient CHECK ((num_nonnulls(member_id, contact_id, endpoint_id) = 1))
  constraint page_delivery_pk PRIMARY KEY (organization_id, id)
  constraint page_delivery_state_known CHECK ((state = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text, 'UNCERTAIN'::text, 'CANCELLED'::text])))
CREATE INDEX page_delivery_alert_idx ON public.page_delivery USING btree (organization_id, alert_id, created_at)
CREATE INDEX page_delivery_endpoint_idx ON public.page_delivery USING btree (organization_id, endpoint_id, created_at)
CREATE TRIGGER page_delivery_inherits_incident BEFORE INSERT ON public.page_delivery FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('alert', 'alert_id')
row level security: forced
policy page_delivery_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))))
grant insert, select, update to tocsin_app

table pager_endpoint
  organization_id uuid not null
  id uuid not null
  host text not null
  sealed bytea not null
  previous_until timestamp(3) with time zone
  created_by uuid
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  disabled_at timestamp(3) with time zone
  disabled_why text
  constraint pager_endpoint_disabled_wholly CHECK (((disabled_at IS NULL) = (disabled_why IS NULL)))
  constraint pager_endpoint_pk PRIMARY KEY (organization_id, id)
  constraint pager_endpoint_why_known CHECK ((disabled_why = ANY (ARRAY['GONE'::text, 'MEMBER'::text])))
row level security: forced
policy pager_endpoint_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table pager_setting
  organization_id uuid not null
  offsets_minutes integer[]
  steps jsonb
  within_minutes integer
  updated_at timestamp(3) with time zone not null
  constraint pager_setting_pk PRIMARY KEY (organization_id)
row level security: forced
policy pager_setting_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table person_import
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  content_digest bytea not null
  dry_run boolean not null
  rows_read integer not null
  added integer not null
  merged integer not null
  rejected integer not null
  problems jsonb not null
  people_revision integer
  imported_by uuid
  created_at timestamp(3) with time zone not null
  summary jsonb not null default '{}'::jsonb
  constraint person_import_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint person_import_pk PRIMARY KEY (organization_id, id)
CREATE INDEX person_import_incident_idx ON public.person_import USING btree (organization_id, incident_id, created_at)
row level security: forced
policy person_import_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table person_reveal
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  person_id uuid not null
  member_id uuid not null
  reason_id uuid not null
  revealed_at timestamp(3) with time zone not null
  constraint person_reveal_person_fk FOREIGN KEY (organization_id, person_id) REFERENCES affected_person(organization_id, id)
  constraint person_reveal_pk PRIMARY KEY (organization_id, id)
  constraint person_reveal_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
CREATE INDEX person_reveal_member_idx ON public.person_reveal USING btree (organization_id, member_id, revealed_at)
row level security: forced
policy person_reveal_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table policy
  organization_id uuid not null
  id uuid not null
  key text not null
  version text not null
  effective_from date
  dates text not null
  to_confirm text[] not null
  created_at timestamp(3) with time zone not null
  constraint policy_dates_known CHECK ((dates = ANY (ARRAY['STATED'::text, 'LAST_UPDATED_ONLY'::text, 'UNDATED'::text])))
  constraint policy_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint policy_pk PRIMARY KEY (organization_id, id)
  constraint policy_version_key UNIQUE (organization_id, key, version)
row level security: forced
policy policy_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table policy_confirmation
  organization_id uuid not null
  policy_id uuid not null
  effective_from date not null
  reading text
  rationale_id uuid not null
  confirmed_by uuid not null
  confirmed_at timestamp(3) with time zone not null
  constraint policy_confirmation_member_fk FOREIGN KEY (organization_id, confirmed_by) REFERENCES member(organization_id, id)
  constraint policy_confirmation_pk PRIMARY KEY (organization_id, policy_id)
  constraint policy_confirmation_policy_fk FOREIGN KEY (organization_id, policy_id) REFERENCES policy(organization_id, id)
  constraint policy_confirmation_rationale_fk FOREIGN KEY (organization_id, rationale_id) REFERENCES statement(organization_id, id)
row level security: forced
policy policy_confirmation_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table prepared_filing
  organization_id uuid not null
  id uuid not null
  obligation_id uuid not null
  kind text not null
  form text not null
  form_version text not null
  incident_version integer not null
  completeness smallint not null
  complete boolean not null
  rest_follows_by timestamp(3) with time zone
  refers_to uuid
  content_id uuid not null
  content_digest bytea not null
  late_reason_id uuid
  reason_id uuid
  prepared_by uuid
  prepared_at timestamp(3) with time zone not null
  incident_id uuid not null
  constraint prepared_filing_content_fk FOREIGN KEY (organization_id, content_id) REFERENCES statement(organization_id, id)
  constraint prepared_filing_kind_known CHECK ((kind = ANY (ARRAY['INITIAL'::text, 'FOLLOW_UP'::text, 'CORRECTION'::text, 'WITHDRAWAL'::text])))
  constraint prepared_filing_late_reason_fk FOREIGN KEY (organization_id, late_reason_id) REFERENCES statement(organization_id, id)
  constraint prepared_filing_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint prepared_filing_percent CHECK (((completeness >= 0) AND (completeness <= 100)))
  constraint prepared_filing_pk PRIMARY KEY (organization_id, id)
  constraint prepared_filing_reason_fk FOREIGN KEY (organization_id, reason_id) REFERENCES statement(organization_id, id)
  constraint prepared_filing_refers_to_fk FOREIGN KEY (organization_id, refers_to) REFERENCES filing(organization_id, id)
CREATE INDEX prepared_filing_obligation_idx ON public.prepared_filing USING btree (organization_id, obligation_id, prepared_at)
CREATE TRIGGER prepared_filing_inherits_incident BEFORE INSERT ON public.prepared_filing FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('obligation', 'obligation_id')
CREATE TRIGGER prepared_filing_stays BEFORE UPDATE ON public.prepared_filing FOR EACH ROW EXECUTE FUNCTION tocsin_filed_stays()
row level security: forced
policy prepared_filing_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table prepared_notice
  organization_id uuid not null
  notice_id uuid not null
  notice_version integer not null
  prepared_id uuid not null
  incident_id uuid not null
  constraint prepared_notice_notice_fk FOREIGN KEY (organization_id, notice_id) REFERENCES notice(organization_id, id)
  constraint prepared_notice_pk PRIMARY KEY (organization_id, notice_id)
  constraint prepared_notice_prepared_fk FOREIGN KEY (organization_id, prepared_id) REFERENCES prepared_filing(organization_id, id)
CREATE INDEX prepared_notice_prepared_idx ON public.prepared_notice USING btree (organization_id, prepared_id)
CREATE TRIGGER prepared_notice_inherits_incident BEFORE INSERT ON public.prepared_notice FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('prepared_filing', 'prepared_id')
row level security: forced
policy prepared_notice_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table processor
  organization_id uuid not null
  id uuid not null
  name text not null
  categories text[] not null
  receives_all boolean not null
  receives text
  contract_reference text
  security_contact text
  country text
  dpa text not null
  removed_at timestamp(3) with time zone
  created_at timestamp(3) with time zone not null
  updated_at timestamp(3) with time zone not null
  constraint processor_dpa_known CHECK ((dpa = ANY (ARRAY['YES'::text, 'NO'::text, 'UNKNOWN'::text])))
  constraint processor_organization_fk FOREIGN KEY (organization_id) REFERENCES organization(id)
  constraint processor_pk PRIMARY KEY (organization_id, id)
CREATE UNIQUE INDEX processor_name_key ON public.processor USING btree (organization_id, lower(name)) WHERE (removed_at IS NULL)
row level security: forced
policy processor_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select, update to tocsin_app

table public_caller
  id uuid not null
  spent_until timestamp(3) with time zone not null
  constraint public_caller_pk PRIMARY KEY (id)
CREATE INDEX public_caller_spent_idx ON public.public_caller USING btree (spent_until)
row level security: none
grant delete, insert, select, update to tocsin_app

table public_code
  id uuid not null
  organization_id uuid not null
  constraint public_code_pk PRIMARY KEY (id)
row level security: none
grant insert, select to tocsin_app

table reminder
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  obligation_id uuid not null
  offset_minutes integer not null
  fire_at timestamp(3) with time zone not null
  state text not null
  settled_at timestamp(3) with time zone
  late boolean not null
  constraint reminder_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint reminder_once UNIQUE (organization_id, obligation_id, offset_minutes, fire_at)
  constraint reminder_pk PRIMARY KEY (organization_id, id)
  constraint reminder_state_known CHECK ((state = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'OVERTAKEN'::text, 'CANCELLED'::text])))
CREATE INDEX reminder_waiting_idx ON public.reminder USING btree (organization_id, incident_id, fire_at) WHERE (state = 'WAITING'::text)
row level security: forced
policy reminder_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table risk_assessment
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  number integer not null
  incident_version integer not null
  method text not null
  inputs jsonb not null
  severity jsonb not null
  verdict text not null
  rationale_id uuid
  assessed_by uuid not null
  assessed_at timestamp(3) with time zone not null
  constraint risk_assessment_assessed_by_fk FOREIGN KEY (organization_id, assessed_by) REFERENCES member(organization_id, id)
  constraint risk_assessment_incident_fk FOREIGN KEY (organization_id, incident_id, incident_version) REFERENCES incident_version(organization_id, incident_id, version)
  constraint risk_assessment_number_key UNIQUE (organization_id, incident_id, number)
  constraint risk_assessment_pk PRIMARY KEY (organization_id, id)
  constraint risk_assessment_rationale_fk FOREIGN KEY (organization_id, rationale_id) REFERENCES statement(organization_id, id)
  constraint risk_assessment_verdict_known CHECK ((verdict = ANY (ARRAY['UNLIKELY'::text, 'RISK'::text, 'HIGH_RISK'::text])))
row level security: forced
policy risk_assessment_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table running_dispatch
  organization_id uuid not null
  dispatch_id uuid not null
  since timestamp(3) with time zone not null
  constraint running_dispatch_pk PRIMARY KEY (organization_id, dispatch_id)
row level security: none
grant delete, insert, select, update to tocsin_app

table self_check
  organization_id uuid not null
  incident_id uuid not null
  public_id uuid not null
  opened_at timestamp(3) with time zone not null
  opened_by uuid
  closed_at timestamp(3) with time zone
  constraint self_check_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint self_check_pk PRIMARY KEY (organization_id, incident_id)
  constraint self_check_public_key UNIQUE (organization_id, public_id)
row level security: forced
policy self_check_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table self_check_question
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  address_digest bytea not null
  sealed bytea
  locale text not null
  asked_at timestamp(3) with time zone not null
  answered_at timestamp(3) with time zone
  constraint self_check_question_form_fk FOREIGN KEY (organization_id, incident_id) REFERENCES self_check(organization_id, incident_id)
  constraint self_check_question_once UNIQUE (organization_id, incident_id, address_digest)
  constraint self_check_question_pk PRIMARY KEY (organization_id, id)
  constraint self_check_question_sealed_till_answered CHECK (((sealed IS NOT NULL) OR (answered_at IS NOT NULL)))
CREATE INDEX self_check_question_open_idx ON public.self_check_question USING btree (organization_id, incident_id, asked_at) WHERE (answered_at IS NULL)
row level security: forced
policy self_check_question_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant delete, insert, select, update to tocsin_app

table set_clock
  organization_id uuid not null
  obligation_id uuid not null
  place text
  zone text not null
  outcome text
  note_id uuid
  attachment_id uuid
  set_by uuid
  set_at timestamp(3) with time zone not null
  settled_by uuid
  settled_at timestamp(3) with time zone
  incident_id uuid not null
  constraint set_clock_attachment_fk FOREIGN KEY (organization_id, attachment_id) REFERENCES attachment(organization_id, id)
  constraint set_clock_note_fk FOREIGN KEY (organization_id, note_id) REFERENCES statement(organization_id, id)
  constraint set_clock_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint set_clock_outcome_known CHECK ((outcome = ANY (ARRAY['DONE'::text, 'WITHDRAWN'::text, 'PRESERVED'::text, 'LOST'::text])))
  constraint set_clock_pk PRIMARY KEY (organization_id, obligation_id)
  constraint set_clock_settled_wholly CHECK (((outcome IS NULL) = (settled_at IS NULL)))
CREATE TRIGGER set_clock_inherits_incident BEFORE INSERT ON public.set_clock FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('obligation', 'obligation_id')
row level security: forced
policy set_clock_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table snooze
  organization_id uuid not null
  obligation_id uuid not null
  due_at timestamp(3) with time zone not null
  until timestamp(3) with time zone not null
  set_by uuid
  set_at timestamp(3) with time zone not null
  incident_id uuid not null
  constraint snooze_never_past_due CHECK ((until <= due_at))
  constraint snooze_obligation_fk FOREIGN KEY (organization_id, obligation_id) REFERENCES obligation(organization_id, id)
  constraint snooze_pk PRIMARY KEY (organization_id, obligation_id)
CREATE TRIGGER snooze_inherits_incident BEFORE INSERT ON public.snooze FOR EACH ROW WHEN ((new.incident_id IS NULL)) EXECUTE FUNCTION tocsin_inherit_incident('obligation', 'obligation_id')
row level security: forced
policy snooze_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select, update to tocsin_app

table statement
  organization_id uuid not null
  id uuid not null
  incident_id uuid
  kind text not null
  text text
  salt bytea
  digest bytea not null
  made_by uuid
  made_at timestamp(3) with time zone not null
  erased_at timestamp(3) with time zone
  erased_by uuid
  constraint statement_erased_wholly CHECK ((((text IS NULL) = (salt IS NULL)) AND ((text IS NULL) = (erased_at IS NOT NULL))))
  constraint statement_pk PRIMARY KEY (organization_id, id)
CREATE INDEX statement_incident_idx ON public.statement USING btree (organization_id, incident_id, made_at)
CREATE TRIGGER statement_filed_stays BEFORE UPDATE ON public.statement FOR EACH ROW WHEN (((old.kind = 'FILED_CONTENT'::text) AND ((new.text IS NOT NULL) OR (old.digest <> new.digest) OR (new.kind <> old.kind)))) EXECUTE FUNCTION tocsin_filed_stays()
row level security: forced
policy statement_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR ((incident_id IS NULL) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))))
grant insert, select, update to tocsin_app

table text_review
  organization_id uuid not null
  template_id text not null
  locale text not null
  template_version text not null
  counsel_id uuid not null
  recorded_by uuid
  recorded_at timestamp(3) with time zone not null
  constraint text_review_counsel_fk FOREIGN KEY (organization_id, counsel_id) REFERENCES statement(organization_id, id)
  constraint text_review_pk PRIMARY KEY (organization_id, template_id, locale, template_version)
row level security: forced
policy text_review_tenant (permissive, for all to public) using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())
grant insert, select to tocsin_app

table told_otherwise
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  notice_id uuid not null
  person_id uuid not null
  channel text not null
  told_at timestamp(3) with time zone not null
  note_id uuid
  recorded_by uuid
  recorded_at timestamp(3) with time zone not null
  constraint told_otherwise_channel_known CHECK ((channel = ANY (ARRAY['LETTER'::text, 'PHONE'::text, 'IN_PERSON'::text, 'OTHER_ADDRESS'::text, 'ACCOUNT_MESSAGE'::text])))
  constraint told_otherwise_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint told_otherwise_note_fk FOREIGN KEY (organization_id, note_id) REFERENCES statement(organization_id, id)
  constraint told_otherwise_notice_fk FOREIGN KEY (organization_id, notice_id) REFERENCES notice(organization_id, id)
  constraint told_otherwise_once UNIQUE (organization_id, notice_id, person_id)
  constraint told_otherwise_person_fk FOREIGN KEY (organization_id, person_id) REFERENCES affected_person(organization_id, id)
  constraint told_otherwise_pk PRIMARY KEY (organization_id, id)
CREATE INDEX told_otherwise_person_idx ON public.told_otherwise USING btree (organization_id, person_id)
row level security: forced
policy told_otherwise_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table veris_record
  organization_id uuid not null
  id uuid not null
  incident_id uuid not null
  master_key bytea
  record_key bytea
  victim_key bytea
  content bytea not null
  attachment_id uuid not null
  words_id uuid
  data_set_id uuid
  imported_by uuid
  imported_at timestamp(3) with time zone not null
  constraint veris_record_attachment_fk FOREIGN KEY (organization_id, attachment_id) REFERENCES attachment(organization_id, id)
  constraint veris_record_incident_fk FOREIGN KEY (organization_id, incident_id) REFERENCES incident(organization_id, id)
  constraint veris_record_once UNIQUE (organization_id, incident_id, content)
  constraint veris_record_pk PRIMARY KEY (organization_id, id)
  constraint veris_record_words_fk FOREIGN KEY (organization_id, words_id) REFERENCES statement(organization_id, id)
CREATE INDEX veris_record_incident_idx ON public.veris_record USING btree (organization_id, incident_id, imported_at)
CREATE INDEX veris_record_key_idx ON public.veris_record USING btree (organization_id, record_key)
CREATE INDEX veris_record_master_idx ON public.veris_record USING btree (organization_id, master_key)
row level security: forced
policy veris_record_tenant (permissive, for all to public) using ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[])))) with check ((organization_id = tocsin_tenant()) AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (incident_id <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))
grant insert, select to tocsin_app

table wakeup
  id uuid not null
  due_at timestamp(3) with time zone not null
  organization_id uuid not null
  kind text not null
  subject_id uuid not null
  retry_at timestamp(3) with time zone
  done_at timestamp(3) with time zone
  constraint wakeup_pk PRIMARY KEY (id)
  constraint wakeup_subject_key UNIQUE (organization_id, kind, subject_id, due_at)
CREATE INDEX wakeup_due_idx ON public.wakeup USING btree (due_at, id) WHERE (done_at IS NULL)
row level security: none
grant delete, insert, select, update to tocsin_app

table worker
  id uuid not null
  started_at timestamp(3) with time zone not null
  heartbeat_at timestamp(3) with time zone not null
  stopped_at timestamp(3) with time zone
  constraint worker_pk PRIMARY KEY (id)
row level security: none
grant delete, insert, select, update to tocsin_app

CREATE OR REPLACE FUNCTION public.tocsin_filed_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      begin
        raise exception 'what was filed is never changed: file a correction';
      end $function$

CREATE OR REPLACE FUNCTION public.tocsin_hidden()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      declare
        me text := coalesce(current_setting('tocsin.member', true), '');
        found uuid[];
      begin
        if me = 'system' or not exists (select from incident_admission where organization_id = tocsin_tenant()) then
          return '{}';
        end if;
        with recursive vouched as (
          select t.issued_by, t.issued_with, t.issued_seq from access_token t
           where t.organization_id = tocsin_tenant() and t.member_id::text = me
             and t.id::text = current_setting('tocsin.token', true)
          union all
          select t.issued_by, t.issued_with, t.issued_seq from vouched v
            join access_token t on t.organization_id = tocsin_tenant() and t.id = v.issued_with
        )
        select array_agg(distinct a.incident_id) into found from incident_admission a
         where a.organization_id = tocsin_tenant() and not exists (
           select from incident_admission mine
            where mine.organization_id = a.organization_id and mine.incident_id = a.incident_id
              and mine.member_id::text = me and exists (select from vouched)
              and not exists (
                select from vouched v where v.issued_seq > mine.restricted_seq and v.issued_by is not null and not exists (
                  select from incident_admission by where by.organization_id = mine.organization_id
                     and by.incident_id = mine.incident_id and by.member_id = v.issued_by)));
        return coalesce(found, '{}');
      end $function$
-- granted: execute to public, execute to tocsin_app

CREATE OR REPLACE FUNCTION public.tocsin_inherit_incident()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      declare
        parent uuid := to_jsonb(new) ->> tg_argv[1];
      begin
        if parent is null then return new; end if;
        execute format('select incident_id from %I where organization_id = $1 and id = $2', tg_argv[0])
          into strict new.incident_id using new.organization_id, parent;
        return new;
      end $function$
-- granted: execute to public, execute to tocsin_app

CREATE OR REPLACE FUNCTION public.tocsin_sees_all()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
      begin
        if coalesce(current_setting('tocsin.member', true), '') = 'system'
          or not exists (select from incident_admission where organization_id = tocsin_tenant()) then
          return true;
        end if;
        return cardinality(tocsin_hidden()) = 0;
      end $function$
-- granted: execute to public, execute to tocsin_app

CREATE OR REPLACE FUNCTION public.tocsin_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
        select nullif(current_setting('tocsin.organization', true), '')::uuid
      $function$
-- granted: execute to public, execute to tocsin_app

CREATE OR REPLACE FUNCTION public.uuid_v7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
        select encode(
          set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
              placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
              from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
      $function$
-- granted: execute to public, execute to tocsin_app
