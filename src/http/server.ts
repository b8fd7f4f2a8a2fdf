/** A server on an open ledger: it listens, and stops when it has answered what it was asked. */
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly address: string;
  /** Resolves when the requests in flight are answered. */
  stop(): Promise<void>;
}

export async function listen(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, info => {
      resolve({ address: `http://${host}:${info.port}`, stop });
    });
    server.once('error', reject);
    const stop = () =>
      new Promise<void>((stopped, failed) => {
        server.close(error => (error === undefined ? stopped() : failed(error)));
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
  });
}
