/** Who stands where with a treaty, as a map of the world: SVG with its words; patterns tell what colours tell. */
import { inWords } from '../../domain/calendar-date.ts';
import { FONTS } from '../chart/lettering.ts';
import type { MapGroup, MapMatter, Shade } from '../map.ts';
import { MAP_HEIGHT, MAP_WIDTH, theWorld, type World } from './world.ts';

/** How a group is filled: a pattern under the name, over its ground. */
const FILLS: Readonly<Record<Shade, { readonly ground: string; readonly lines: string | null }>> = {
  party: { ground: '#1f4e79', lines: null },
  contracting: { ground: '#9cc3e6', lines: 'M0 6L6 0' },
  provisional: { ground: '#cfe8cf', lines: 'M3 0V6' },
  signatory: { ground: '#f3e2b8', lines: 'M3 2.2v1.6' },
  left: { ground: '#ffffff', lines: 'M0 0L6 6M0 6L6 0' },
};

const LEGEND_LINE = 20;

export function worldMap(matter: MapMatter): string {
  return String(<Picture matter={matter} />);
}

function Picture({ matter }: { readonly matter: MapMatter }) {
  const { groups, title } = matter;
  const world = theWorld();
  const height = MAP_HEIGHT + 24 + groups.length * LEGEND_LINE + 34;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${MAP_WIDTH} ${height}`}
      width={MAP_WIDTH}
      height={height}
      role="img"
      lang="en"
      aria-labelledby="map-title map-description"
      font-family={FONTS}
      font-size={13}
    >
      <title id="map-title">{title}</title>
      <desc id="map-description">{described(matter)}</desc>
      <Patterns />
      <rect width={MAP_WIDTH} height={height} fill="#fff" />
      <path d={world.outline} fill="#f4f6f8" stroke="#999" stroke-width={0.5} />
      <Countries world={world} groups={groups} />
      <Legend groups={groups} />
      <text x={8} y={height - 12} fill="#444" font-size={11}>
        {NOTE}
      </text>
    </svg>
  );
}

/** As the maps of the United Nations have it. */
export const NOTE =
  'The boundaries shown are those of today and do not imply official endorsement or acceptance. Natural Earth.';

function described({ groups, asOf }: MapMatter): string {
  const each = groups.map(({ name, members }) => `${name}: ${members.length}`);
  return `As of ${inWords(asOf)}. ${each.join('; ')}. The table beside the map names them.`;
}

function Patterns() {
  return (
    <defs>
      {Object.entries(FILLS).map(([shade, { ground, lines }]) => (
        <pattern id={`map-${shade}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect width={6} height={6} fill={ground} />
          {lines !== null && <path d={lines} stroke="#333" stroke-width={0.9} fill="none" />}
        </pattern>
      ))}
    </defs>
  );
}

interface CountriesOptions {
  readonly world: World;
  readonly groups: readonly MapGroup[];
}

function Countries({ world, groups }: CountriesOptions) {
  const shadeOf = new Map(
    groups.flatMap(({ shade, members }) =>
      members.flatMap(({ m49, name }) => (m49 === null ? [] : [[m49, { shade, name }] as const])),
    ),
  );
  const dots = [...world.dots].flatMap(([m49, place]) => {
    const shown = shadeOf.get(m49);
    return shown === undefined ? [] : [{ place, ...shown }];
  });
  return (
    <>
      <g stroke="#777" stroke-width={0.4} stroke-linejoin="round">
        {world.shapes.map(({ m49, outline }) => {
          const shown = m49 === null ? undefined : shadeOf.get(m49);
          return (
            <path d={outline} fill={shown === undefined ? '#fff' : `url(#map-${shown.shade})`}>
              {shown !== undefined && <title>{shown.name}</title>}
            </path>
          );
        })}
      </g>
      <g stroke="#111" stroke-width={0.8}>
        {dots.map(({ place: [cx, cy], shade, name }) => (
          <circle {...{ cx, cy }} r={3.2} fill={`url(#map-${shade})`}>
            <title>{name}</title>
          </circle>
        ))}
      </g>
    </>
  );
}

function Legend({ groups }: { readonly groups: readonly MapGroup[] }) {
  return (
    <g transform={`translate(8 ${MAP_HEIGHT + 14})`} fill="#111">
      {groups.map(({ shade, name, members }, index) => (
        <g transform={`translate(0 ${index * LEGEND_LINE})`}>
          <rect width={22} height={14} fill={`url(#map-${shade})`} stroke="#555" />
          <text x={30} y={12}>
            {`${name}: ${members.length}`}
          </text>
        </g>
      ))}
    </g>
  );
}
