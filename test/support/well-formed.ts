/** Whether a text is well-formed XML, as a strict parser judges. */
import { SaxesParser } from 'saxes';

/** The first thing that is wrong with it, or null. */
export function faultIn(xml: string): string | null {
  let fault: string | null = null;
  const parser = new SaxesParser();
  parser.on('error', ({ message }) => {
    fault ??= message;
  });
  parser.write(xml).close();
  return fault;
}
