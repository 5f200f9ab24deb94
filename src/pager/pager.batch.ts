import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { AlertRow } from './alert.row.ts';
import { IncidentChannelRow } from './incident-channel.row.ts';
import { PageDeliveryRow } from './page-delivery.row.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Of alerts, of pages of one alert, and of tests of one endpoint: how many are listed at the most. */
export const LISTED = 50;

export const alertById: Batch<string, AlertRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(AlertRow, { id: In([...ids]) }), ({ id }) => id);

/** The newest alerts of each incident. */
export const alertsOf: Batch<string, AlertRow[]> = async (db, incidentIds) => {
  const newest: { id: string }[] = await db.query(
    `select newest.id from unnest($1::uuid[]) as incident (id) cross join lateral (
       select id, opened_at from alert where incident_id = incident.id
        order by opened_at desc, id desc limit ${LISTED}) newest`,
    [[...incidentIds]],
  );
  const rows = await db.find(AlertRow, {
    where: { id: In(newest.map(({ id }) => id)) },
    order: { openedAt: 'DESC', id: 'DESC' },
  });
  return manyEach(incidentIds, rows, ({ incidentId }) => incidentId);
};

/** The newest pages of each alert. */
export const pagesOfAlert: Batch<string, PageDeliveryRow[]> = async (db, alertIds) => {
  const newest: { id: string }[] = await db.query(
    `select newest.id from unnest($1::uuid[]) as alert (id) cross join lateral (
       select id, created_at from page_delivery where alert_id = alert.id
        order by created_at desc, id desc limit ${LISTED}) newest`,
    [[...alertIds]],
  );
  const rows = await db.find(PageDeliveryRow, {
    where: { id: In(newest.map(({ id }) => id)) },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
  return manyEach(alertIds, rows, ({ alertId }) => alertId ?? '');
};

export const pageById: Batch<string, PageDeliveryRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(PageDeliveryRow, { id: In([...ids]) }), ({ id }) => id);

export const endpointById: Batch<string, PagerEndpointRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(PagerEndpointRow, { id: In([...ids]) }), ({ id }) => id);

/** The last test of each endpoint. */
export const lastTestOf: Batch<string, PageDeliveryRow | null> = async (db, endpointIds) => {
  const last: { id: string }[] = await db.query(
    `select distinct on (endpoint_id) id from page_delivery
      where endpoint_id = any($1) and kind = 'TEST' order by endpoint_id, created_at desc, id desc`,
    [[...endpointIds]],
  );
  const rows = await db.findBy(PageDeliveryRow, { id: In(last.map(({ id }) => id)) });
  return oneEach(endpointIds, rows, ({ endpointId }) => endpointId ?? '');
};

/** Whether pages of each incident may go by mail. */
export const mailAllowedOf: Batch<string, boolean> = async (db, incidentIds) => {
  const rows = await db.findBy(IncidentChannelRow, { incidentId: In([...incidentIds]) });
  return oneEach(incidentIds, rows, ({ incidentId }) => incidentId).map((row) => row?.mail ?? true);
};
