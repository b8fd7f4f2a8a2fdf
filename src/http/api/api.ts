/** The API: every operation under `/api/`, its document, and the page that is made from it. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { HTML, type Replies } from '../replies.ts';
import type { Site } from '../site.ts';
import { addAcross } from './across.ts';
import { addActs } from './acts.ts';
import { type Desk, JSON_TYPE } from './desk.ts';
import { type ApiDocument, documentOf } from './document.ts';
import { mayRead, notInThisWay } from './doors.ts';
import { addLog } from './log.ts';
import { addRecording } from './recording.ts';
import { referencePage } from './reference-page.tsx';
import { addTreaties } from './treaties.ts';
import { addTreatyQuestions } from './treaty-questions.ts';
import { refuseWrongInput } from './wrong-input.ts';

export function addApi(app: Hono, site: Site, replies: Replies): void {
  const api = new OpenAPIHono({ defaultHook: refuseWrongInput });
  const desk = { api, site, replies };
  // What the API is may be read by anybody, so it stands before the door.
  addDocument(desk);
  api.get('/api/*', mayRead(site));
  for (const add of [addTreaties, addTreatyQuestions, addAcross, addActs, addRecording, addLog]) {
    add(desk);
  }
  refuseOtherWays(api);
  app.route('/', api);
}

/** Made when it is first asked for: by then every operation is there. */
function addDocument({ api, site, replies }: Desk): void {
  let made: ApiDocument | null = null;
  const document = () => {
    made ??= documentOf(api, site.version);
    return made;
  };
  api.get('/openapi.json', c =>
    replies.send(c, {
      type: JSON_TYPE,
      question: 'the document of the API',
      isFixed: false,
      make: async () => `${JSON.stringify(document(), null, 2)}\n`,
    }),
  );
  api.get('/api', c =>
    replies.send(c, {
      type: HTML,
      question: 'the page of the API',
      isFixed: false,
      make: async () => referencePage(document()),
    }),
  );
}

function refuseOtherWays(api: OpenAPIHono): void {
  const ways = new Map<string, string[]>();
  for (const { path, method } of api.routes) {
    if (path.includes('*')) continue;
    ways.set(path, [...new Set([...(ways.get(path) ?? []), method])]);
  }
  for (const [path, methods] of ways) api.all(path, notInThisWay(methods));
}
