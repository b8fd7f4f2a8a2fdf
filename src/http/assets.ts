/** What pages load besides themselves: each under a name that changes with its bytes, so that it is kept for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stylesheet } from '../reports/forms/stylesheet.ts';
import { SITE_STYLES } from './site-styles.ts';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { path: `/assets/${name}-${hash}.${ending}`, type, text };
}

export const STYLESHEET = asset(
  'site',
  'css',
  'text/css; charset=utf-8',
  `${stylesheet(false)}${SITE_STYLES}`,
);

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';

/** Made by `npm run build`, also where the server runs from its sources. */
const built = (name: string) =>
  readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');

const VERIFIER = asset('verify-log', 'mjs', SCRIPT_TYPE, built('verify-log.mjs'));

export const SITE_SCRIPT = asset('site', 'js', SCRIPT_TYPE, built('http/client/site.js'));

export const VERIFY_SCRIPT = asset(
  'verify',
  'js',
  SCRIPT_TYPE,
  built('http/client/verify.js').replace('../../verify-log.mjs', VERIFIER.path),
);

export const ASSETS: readonly Asset[] = [STYLESHEET, VERIFIER, SITE_SCRIPT, VERIFY_SCRIPT];
