/** The caller, found as the service finds them: hash, expiry, revocation, member not disabled, a role that may read. */
const CALLER = `caller as (
  select from access_token t join member m on m.organization_id = t.organization_id and m.id = t.member_id
   where t.organization_id = $1 and t.token_hash = $2 and t.revoked_at is null and t.expires_at > now()
     and m.disabled_at is null and m.roles && array['RESPONDER', 'AUDITOR', 'APPROVER', 'DECISION_MAKER'])`;

const time = (column: string, earliest: string) => `case when i.${column} is not null then json_build_object(
  'at', i.${column}->'at', 'toleranceMinutes', i.${column}->'toleranceMinutes', 'zone', i.${column}->'zone', 'earliest', ${earliest}) end`;
const earliestOf = (column: string) =>
  `(i.${column}->>'at')::timestamptz - make_interval(mins => (i.${column}->>'toleranceMinutes')::int)`;

const SECONDS = 'floor(extract(epoch from o.due_at)) - floor(extract(epoch from now()))';
const duration = (
  seconds: string,
) => `(select concat('PT', nullif(div(s, 3600), 0) || 'H', nullif(div(s, 60) % 60, 0) || 'M',
  nullif(s % 60, 0) || 'S', case when s = 0 then '0S' end) from (select (${seconds})::numeric as s) x where s >= 0)`;

// The board's words for a due instant; the bench's organization lives in one zone with two names.
const LOCAL = "(o.due_at at time zone 'Europe/Berlin')";
const UTC = "(o.due_at at time zone 'UTC')";
const clockOf = (t: string) =>
  `to_char(${t}, case when extract(second from ${t})::int = 0 then 'HH24:MI' else 'HH24:MI:SS' end)`;
const DUE_LOCAL = `to_char(${LOCAL}, 'FMDy FMDD Mon YYYY ') || ${clockOf(LOCAL)}
  || case when ${LOCAL} - ${UTC} = interval '1 hour' then ' CET (' else ' CEST (' end
  || case when extract(day from ${LOCAL}) = extract(day from ${UTC}) then '' else to_char(${UTC}, 'FMDy FMDD Mon ') end
  || ${clockOf(UTC)} || 'Z)'`;

const GROUPS = `(select coalesce(json_agg(json_build_object('id', g.id, 'kind', g.kind, 'jurisdiction', g.jurisdiction,
    'count', g.count, 'countKind', g.count_kind) order by g.created_at, g.id), '[]')
  from affected_group g where g.organization_id = $1 and g.data_set_id = s.id)`;

const FILINGS = `(select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'channel', f.channel, 'state', coalesce(last.state, 'PREPARED'),
    'filedWith', f.filed_with, 'dueAt', f.due_at, 'dueProvisional', f.due_provisional, 'submittedAt', f.submitted_at,
    'lateBy', ${duration('nullif(f.late_by_ms, 0) / 1000')}, 'reference', last.reference, 'recordedAt', f.recorded_at)
    order by f.submitted_at, f.id), '[]')
  from filing f left join lateral (
    select (array_agg(p.state order by p.at desc, p.id desc))[1] as state,
           (array_agg(p.reference order by p.at desc, p.id desc) filter (where p.reference <> ''))[1] as reference
      from filing_step p where p.organization_id = $1 and p.filing_id = f.id) last on true
  where f.organization_id = $1 and f.obligation_id = o.id)`;

const ONE = `with ${CALLER} select json_build_object(
  'incident', (select json_build_object('id', i.id, 'reference', i.reference, 'title', i.title, 'state', i.state,
      'exercise', i.exercise, 'version', i.version, 'createdAt', i.created_at, 'updatedAt', i.updated_at,
      'warnings', array_remove(array[
        case when i.aware_at < i.detected_at then 'Awareness lies before the first signal: check both times.' end,
        case when ${earliestOf('occurred_from')} > i.detected_at
          then 'The first signal lies before the incident began: check both times.' end], null),
      'occurredFrom', ${time('occurred_from', earliestOf('occurred_from'))}, 'occurredTo', ${time('occurred_to', earliestOf('occurred_to'))},
      'detected', ${time('detected', 'i.detected_at')}, 'aware', ${time('aware', 'i.aware_at')},
      'contained', ${time('contained', earliestOf('contained'))},
      'dataSets', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'role', s.role, 'controllers', s.controllers,
          'personalData', s.personal_data, 'categories', s.categories, 'medium', s.medium, 'confidentiality', s.confidentiality,
          'integrity', s.integrity, 'availability', s.availability,
          'protection', jsonb_build_object('algorithm', null, 'keyLocation', null) || s.protection, 'groups', ${GROUPS})
          order by s.created_at, s.id), '[]') from data_set s where s.organization_id = $1 and s.incident_id = i.id),
      'obligations', (select coalesce(json_agg(json_build_object('id', o.id, 'ruleId', o.rule_id, 'ruleVersion', o.rule_version,
          'title', o.rule->'title', 'source', o.source, 'citation', o.rule->'citation', 'verification', upper(o.rule->'verification'->>'state'),
          'recipientKind', upper(o.recipient_kind), 'recipientKey', o.recipient_key, 'recipientName', o.recipient_name,
          'recipientDecided', o.why->'recipientDecided', 'verdict', o.verdict, 'state', o.state, 'startEvent', o.start_event,
          'startAt', o.start_at, 'dueAt', o.due_at, 'dueLocal', ${DUE_LOCAL}, 'remaining', ${duration(SECONDS)},
          'overdueBy', ${duration(`nullif(least(${SECONDS}, 0), 0) * -1`)}, 'provisional', o.provisional,
          'incidentVersion', o.incident_version, 'updatedAt', o.updated_at, 'why', o.why->'why',
          'openQuestions', o.why->'openQuestions', 'derivation', o.derivation->'steps', 'filings', ${FILINGS})
          order by o.due_at, o.id), '[]') from obligation o where o.organization_id = $1 and o.incident_id = i.id))
    from incident i where i.organization_id = $1 and i.id = $3),
  'timeline', (select json_build_object('nodes', coalesce(json_agg(json_build_object('id', e.id, 'seq', e.seq, 'type', e.type,
      'at', e.at, 'memberId', e.actor->'memberId', 'details', e.details) order by e.seq) filter (where e.place <= 8), '[]'),
      'pageInfo', json_build_object('hasNextPage', count(*) > 8))
    from (select *, row_number() over (order by seq) as place from event where organization_id = $1 and incident_id = $3
           order by seq limit 9) e))::text as data from caller`;

const page = (columns: string, size: number, nested: string) => `with ${CALLER}, page as materialized (
    select ${columns}, row_number() over (order by created_at desc, id desc) as place from incident
     where organization_id = $1 and (created_at, id) < ($3, $4) order by created_at desc, id desc limit ${size + 1})
  select json_build_object('incidents', json_build_object(
    'nodes', (select coalesce(json_agg(json_build_object('id', i.id, 'reference', i.reference, 'title', i.title, 'state', i.state,
        'exercise', i.exercise, 'createdAt', i.created_at, 'updatedAt', i.updated_at, ${nested})
        order by i.created_at desc, i.id desc), '[]') from page i where i.place <= ${size}),
    'pageInfo', json_build_object('hasNextPage', exists (select from page where place > ${size}),
      'endCursor', (select rtrim(translate(encode(convert_to(floor(extract(epoch from created_at) * 1000)::bigint || '.' || id, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')
        from page where place = ${size}))))::text as data from caller`;

const BOARD = page(
  'id, reference, title, state, exercise, created_at, updated_at, aware_at',
  50,
  `'aware', case when i.aware_at is not null then json_build_object('earliest', i.aware_at) end,
   'dataSets', (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'categories', s.categories)
      order by s.created_at, s.id), '[]') from data_set s where s.organization_id = $1 and s.incident_id = i.id),
   'obligations', (select coalesce(json_agg(json_build_object('id', o.id, 'title', o.rule->'title', 'source', o.source,
      'citation', o.rule->'citation', 'recipientName', o.recipient_name, 'verdict', o.verdict, 'state', o.state,
      'dueAt', o.due_at, 'remaining', ${duration(SECONDS)}, 'overdueBy', ${duration(`nullif(least(${SECONDS}, 0), 0) * -1`)},
      'provisional', o.provisional) order by o.due_at, o.id), '[]')
    from obligation o where o.organization_id = $1 and o.incident_id = i.id)`,
);

const FLAT = page(
  'id, reference, title, state, exercise, version, created_at, updated_at',
  100,
  "'version', i.version",
);

/** One statement per read; $1 the organization, $2 the token's hash, then the id, or the cursor's instant and id. */
export const referenceSql = { q1: ONE, q2: BOARD, q3: FLAT } as const;
