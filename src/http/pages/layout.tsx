/** What stands around every page: its head, the way home, the foot. */
import type { Child } from 'hono/jsx';
import { type Asset, STYLESHEET } from '../assets.ts';

export interface PageHead {
  /** In the window's title, before the name of the site. */
  readonly title: string;
  /** BCP 47. */
  readonly language?: string;
  /** The same answer in other forms. */
  readonly alternates?: readonly Alternate[];
  /** None is needed to read a page. */
  readonly scripts?: readonly Asset[];
  /** The address at which this answer stays, where that is another. */
  readonly canonical?: string;
}

export interface Alternate {
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

export function pageText(head: PageHead, content: Child): string {
  return `<!doctype html>\n${<Page head={head}>{content}</Page>}\n`;
}

function Page({ head, children }: { readonly head: PageHead; readonly children: Child }) {
  const { title, language = 'en', alternates = [], canonical, scripts = [] } = head;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Treaty ledger`}</title>
        <link rel="stylesheet" href={STYLESHEET.path} />
        {scripts.map(({ path }) => (
          <script type="module" src={path} />
        ))}
        {canonical !== undefined && <link rel="canonical" href={canonical} />}
        {alternates.map(one => (
          <link rel="alternate" type={one.type} title={one.title} href={one.href} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          To the content
        </a>
        <header class="site">
          <nav aria-label="Site">
            <a href="/">Treaties</a>
            <a href="/participants">Participants</a>
            <a href="/log/verify">Check a receipt</a>
            <a href="/record">Record</a>
          </nav>
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
}
