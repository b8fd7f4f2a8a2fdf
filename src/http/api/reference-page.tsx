/** The page of the API: made from its document, so that it says what the document says. */
import { pageText } from '../pages/layout.tsx';
import type { ApiDocument } from './document.ts';

type PathItem = NonNullable<ApiDocument['paths']>[string];
type Operation = NonNullable<PathItem['get']>;

interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function referencePage(document: ApiDocument): string {
  const { info, paths = {} } = document;
  const operations = Object.entries(paths).flatMap(([path, item]) => operationsOf(path, item));
  return pageText(
    { title: 'API' },
    <>
      <h1>API</h1>
      <p>{info.description}</p>
      <p>
        The same for programs: <a href="/openapi.json">OpenAPI 3.1</a>.
      </p>
      <nav aria-label="Operations">
        <ul>
          {operations.map(({ method, path, operation }) => (
            <li>
              <a href={`#${operation.operationId}`}>
                <code>{`${method} ${path}`}</code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map(one => (
        <OperationSection {...one} document={document} />
      ))}
    </>,
  );
}

function operationsOf(path: string, item: PathItem): Described[] {
  return (['get', 'post'] as const).flatMap(method => {
    const operation = item[method];
    return operation === undefined ? [] : [{ method: method.toUpperCase(), path, operation }];
  });
}

function OperationSection({
  method,
  path,
  operation,
}: Described & { readonly document: ApiDocument }) {
  const { operationId = '', summary, responses = {} } = operation;
  const inputs = [...parametersOf(operation), ...fieldsOf(operation)];
  return (
    <section aria-labelledby={operationId}>
      <h2 id={operationId}>
        <code>{`${method} ${path}`}</code>
      </h2>
      <p>{summary}</p>
      {inputs.length > 0 && <Inputs of={operationId} inputs={inputs} />}
      <dl>
        {Object.entries(responses).map(([status, response]) => (
          <>
            <dt>{status === 'default' ? '5xx' : status}</dt>
            <dd>
              {(response as Answered).description} {shapeIn(response as Answered)}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

interface Answered {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
}

/** The name of the answer's schema in the document. */
function shapeIn({ content = {} }: Answered): string {
  const [{ schema } = {}] = Object.values(content);
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? '' : `(${name})`;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Input {
  readonly name: string;
  readonly place: string;
  readonly isNeeded: boolean;
  readonly schema: Schema;
}

function parametersOf({ parameters = [] }: Operation): Input[] {
  return parameters.flatMap(one => {
    if ('$ref' in one) return [];
    const { name, in: place, required = false, schema = {} } = one;
    return [{ name, place, isNeeded: required, schema: schema as Schema }];
  });
}

function fieldsOf({ requestBody }: Operation): Input[] {
  if (requestBody === undefined || '$ref' in requestBody) return [];
  const { schema = {} } = requestBody.content['application/json'] ?? {};
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).map(([name, property]) => ({
    ...{ name, place: 'body', isNeeded: required.includes(name), schema: property },
  }));
}

function Inputs({ of, inputs }: { readonly of: string; readonly inputs: readonly Input[] }) {
  return (
    <section class="scroll" aria-label={`What ${of} takes`} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          {inputs.map(({ name, place, isNeeded, schema }) => (
            <tr>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{isNeeded ? `${place}, needed` : place}</td>
              <td>{schema.format ?? [schema.type ?? 'any'].flat().join(' or ')}</td>
              <td class="long">{schema.description ?? ''}</td>
              <td>{schema.example === undefined ? '' : String(schema.example)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
