/** What every request passes before anybody reads it: its size, its number, where it comes from, who sends it. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { wantsPage } from '../problems.tsx';
import { HttpRefusal } from '../refusal.ts';
import { logRequests } from './log.ts';
import type { Office } from './office.ts';
import { tokenNeeded, tooLarge, tooManyRequests } from './refusals.ts';

const LARGEST = 1024 * 1024;

export function addGate(app: Hono, office: Office): void {
  app.use(logRequests(office));
  if (isForThisMachineAlone(office)) app.use(knownName);
  app.use(fewEnough(office));
  app.use(
    bodyLimit({
      maxSize: LARGEST,
      onError: () => {
        throw tooLarge(LARGEST);
      },
    }),
  );
  app.use(fromHere(office));
  if (office.tokens.isClosed) app.use(closed(office));
  if (office.proposals !== null) app.use('/api/*', twoPersons(office));
}

function isForThisMachineAlone({ settings: { isLoopback, publicOrigin } }: Office): boolean {
  return isLoopback && publicOrigin === null;
}

const NAMES = /^(localhost|127\.[0-9.]+|\[::1\])$/;

/** Somebody else's name that leads to this machine would let their page read here (DNS rebinding). */
const knownName: MiddlewareHandler = async (c, next) => {
  if (!NAMES.test(new URL(c.req.url).hostname)) {
    throw new HttpRefusal(421, {
      code: 'unknown-host',
      message: 'this server answers on its own machine alone, and not under this name',
      hint: 'Behind a proxy, start it with --public-url and the address that readers see.',
    });
  }
  await next();
};

const changes = (c: Context) => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);

function fewEnough(office: Office): MiddlewareHandler {
  return async (c, next) => {
    if (changes(c)) {
      const address = addressOf(c, office);
      const wait = office.posts.waitFor(address);
      if (wait > 0) throw tooManyRequests(wait);
      office.posts.add(address);
    }
    await next();
  };
}

/** A form on somebody else's page is not sent from here, whoever is signed in; the API takes no cookie. */
function fromHere({ settings: { publicOrigin } }: Office): MiddlewareHandler {
  const check = csrf(publicOrigin === null ? {} : { origin: publicOrigin });
  return async (c, next) => {
    if (!c.req.path.startsWith('/api/')) await check(c, async () => {}).catch(() => rise());
    await next();
  };
}

function rise(): never {
  throw foreignForm();
}

export function foreignForm(): HttpRefusal {
  return new HttpRefusal(403, {
    code: 'foreign-form',
    message: 'this form was not sent from a page of this site in this session',
    hint: 'Open the page again, and send the form from there.',
  });
}

/** What keeps nobody's secret, what the API is, and what one needs to get in. */
const OPEN = /^\/(healthz|sign-in|api|openapi\.json|assets\/[^/]+)$/;

function closed(office: Office): MiddlewareHandler {
  return async (c, next) => {
    if (OPEN.test(c.req.path)) return next();
    if (office.callerOf(c) === null) return whoAreYou(c);
    await next();
    // No cache on the way may give to others what was given to one.
    c.header('Cache-Control', 'private, no-cache');
    c.header('Vary', 'Authorization, Cookie', { append: true });
  };
}

function whoAreYou(c: Context): Response {
  if (!wantsPage(c) || changes(c)) throw tokenNeeded();
  return toSignIn(c);
}

export function toSignIn(c: Context): Response {
  const { pathname, search } = new URL(c.req.url);
  c.header('Cache-Control', 'no-store');
  return c.redirect(`/sign-in?${new URLSearchParams({ to: pathname + search })}`, 303);
}

/** A program is no second person. Whoever bears no token is told that first. */
function twoPersons(office: Office): MiddlewareHandler {
  return async (c, next) => {
    if (changes(c) && office.tokens.bearerOf(c.req.header('Authorization')) !== null) {
      throw new HttpRefusal(403, {
        code: 'two-persons',
        message: 'here one person proposes and another confirms',
        hint: 'Propose it at /record; another officer confirms it at /proposals.',
      });
    }
    await next();
  };
}

/** Behind a proxy on this machine, the last address that it names; else whoever holds the line. */
export function addressOf(c: Context, { settings: { publicOrigin } }: Office): string {
  const peer = peerOf(c);
  const named = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
  const isProxied = publicOrigin !== null && /^(::ffff:)?127\.|^::1$/.test(peer);
  return network(isProxied && named ? named : peer);
}

function peerOf(c: Context): string {
  // A request that came over no wire, as a test hands it over, has no address.
  return c.env?.incoming === undefined ? '' : (getConnInfo(c).remote.address ?? '');
}

/** Whoever has one address of IPv6 has all 2^64 of its network. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : ['0', '0', '0', '0'];
  return [...groups, ...zeros].slice(0, 4).join(':');
}
