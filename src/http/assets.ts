/** What pages load besides themselves: each under a name that changes with its bytes, so that it is kept for ever. */
import { createHash } from 'node:crypto';
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

export const ASSETS: readonly Asset[] = [STYLESHEET];
