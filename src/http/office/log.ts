/** The server's log: a line of JSON for each request, on standard error, with nothing that is secret. */
import type { Context, MiddlewareHandler } from 'hono';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Office } from './office.ts';

/** @param stream where lines go; left out, standard error. */
export function serverLog(stream: DestinationStream = pino.destination({ dest: 2, sync: true })) {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Nobody logs these today; whoever logs a request or its headers tomorrow must not log these with it.
      redact: {
        paths: ['token', 'authorization', 'cookie'].flatMap(name => [
          name,
          `*.${name}`,
          `*.*.${name}`,
        ]),
        censor: '[secret]',
      },
    },
    stream,
  );
}

/** Method, path, status, milliseconds, and who by name; of the query nothing, and of the body nothing. */
export function logRequests(office: Office): MiddlewareHandler {
  const { clock, log } = office.settings;
  return async (c, next) => {
    const began = clock();
    await next();
    const { method, path } = c.req;
    const ms = Math.round((clock() - began) * 10) / 10;
    log.info({ method, path, status: c.res.status, ms, who: whoOf(c, office) }, 'request');
  };
}

function whoOf(c: Context, office: Office): string | null {
  try {
    return office.callerOf(c)?.name ?? null;
  } catch {
    // The damage is said where somebody asks to be let in.
    return null;
  }
}

/** What nobody outside may see. */
export function logError(log: Logger): (error: unknown) => void {
  return error => log.error({ err: error }, 'failed');
}
