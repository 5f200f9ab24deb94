/**
 * Which texts of the notices in `asked` (id, incident_id) were issued, and when first: as `issued` (notice_id, version, at).
 * A sending that began and was not called off before anything left, a filing or publication that left, or letters that were
 * taken out to be posted: they bear that day and the code, and whoever opens one asks before anybody records the posting.
 * `days`: all of its beginnings, since a wave or a letter bears a later day than the first of them. $1: the organization.
 */
export const ISSUED = `issue as (
  select n.id as notice_id, d.notice_version as version, d.created_at as at
    from asked n join dispatch d on d.organization_id = $1 and d.incident_id = n.incident_id and d.notice_id = n.id and d.kind = 'LIVE'
   where d.state <> 'CANCELLED' or exists (
     select from delivery v where v.organization_id = $1 and v.dispatch_id = d.id and v.state in ('SENDING', 'ACCEPTED', 'UNCERTAIN'))
  union all
  select n.id, f.notice_version, f.submitted_at
    from asked n join notice_obligation o on o.organization_id = $1 and o.notice_id = n.id
    join filing f on f.organization_id = $1 and f.obligation_id = o.obligation_id and f.notice_id = n.id
   where exists (select from filing_step s where s.organization_id = $1 and s.filing_id = f.id and s.state in ('SUBMITTED', 'ACKNOWLEDGED'))
  union all
  select n.id, (e.details->>'version')::int, e.at
    from asked n join event e on e.organization_id = $1 and e.incident_id = n.incident_id and e.type = 'letters.exported'
     and e.details->>'noticeId' = n.id::text
), issued as (
  select notice_id, version, min(at) as at, array_agg(distinct at order by at) as days from issue group by notice_id, version
)`;
