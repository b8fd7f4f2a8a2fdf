/** A server on an open ledger: it listens, and stops when it has answered what it was asked. */
import type { Server, ServerOptions } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly address: string;
  /** Resolves when the requests in flight are answered, or when they have had their time. */
  stop(): Promise<void>;
}

/** Milliseconds: whoever sends a byte a minute holds no line for long. */
const LIMITS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};

/** How often a stopping server looks for lines that are idle now, and when it waits no more. */
const LOOK = 50;
const LAST = 10_000;

export async function listen(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const own = { fetch: app.fetch, hostname: host, port, serverOptions: LIMITS };
    const server = serve(own, info => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ address: `http://${name}:${info.port}`, stop: () => stop(server as Server) });
    });
    server.once('error', reject);
  });
}

/** A line that was busy when the server began to stop is closed once it has its answer. */
async function stop(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), LOOK);
  const last = setTimeout(() => server.closeAllConnections(), LAST);
  try {
    await new Promise<void>((stopped, failed) => {
      server.close(error => (error === undefined ? stopped() : failed(error)));
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(idle);
    clearTimeout(last);
  }
}
