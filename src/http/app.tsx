/** The site: every address, and what answers it. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { addApi } from './api/api.ts';
import { ASSETS } from './assets.ts';
import { addGate } from './office/gate.ts';
import { verifyPage } from './pages/verify.tsx';
import { notThere, problemReply } from './problems.tsx';
import { HTML, Replies } from './replies.ts';
import { addFeeds } from './routes/feeds.ts';
import { addHome } from './routes/home.tsx';
import { addMemento } from './routes/memento.ts';
import { addOffice } from './routes/office.tsx';
import { addParticipants } from './routes/participants.tsx';
import { addTreaty } from './routes/treaty.tsx';
import type { Site } from './site.ts';

/** @param log takes the errors that no reader may see. */
export function appOf(site: Site, log: (error: unknown) => void): Hono {
  const app = new Hono();
  const replies = new Replies(site);
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_POLICY,
      crossOriginResourcePolicy: false,
      referrerPolicy: 'same-origin',
    }),
  );
  if (site.office !== undefined) addGate(app, site.office);
  app.get('/healthz', c => c.text('ok'));
  for (const { path, type, text } of ASSETS) {
    app.get(path, c =>
      c.body(text, 200, {
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    );
  }
  addApi(app, site, replies);
  addHome(app, site, replies);
  addMemento(app, site, replies);
  addFeeds(app, site, replies);
  addTreaty(app, site, replies);
  addParticipants(app, site, replies);
  app.get('/log/verify', c => c.body(verifyPage(), 200, { 'Content-Type': HTML }));
  if (site.office !== undefined) addOffice(app, site, site.office);
  app.notFound(notThere);
  app.onError((error, c) => problemReply(c, error, log));
  return app;
}

/** Nothing of another host, and no script but our own files. The widths of columns and the chart's letters are styles in place. */
const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};
