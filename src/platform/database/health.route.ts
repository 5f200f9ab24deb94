import type { FastifyPluginCallback } from 'fastify';
import type { DataSource } from 'typeorm';

/** `/livez`: the process answers. `/readyz`: it can do its work, or says what is missing with 503. */
export function healthRoutes(dataSource: DataSource): FastifyPluginCallback {
  return (app, _options, done) => {
    app.get('/livez', () => ({ status: 'alive' }));
    app.get('/readyz', async (_request, reply) => {
      try {
        await dataSource.query('select 1');
        return { status: 'ready', database: 'reachable' };
      } catch {
        return reply
          .status(503)
          .header('retry-after', '5')
          .send({ status: 'not ready', database: 'unreachable' });
      }
    });
    done();
  };
}
