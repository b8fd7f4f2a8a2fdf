/**
 * The countries of world-atlas (Natural Earth, 1:50 million, public domain) as shapes on a flat map. The boundaries are
 * those of today, whichever day is asked about; they say nothing about the legal status of any territory.
 */
import { createRequire } from 'node:module';
import { type GeoStream, geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export const MAP_WIDTH = 960;
export const MAP_HEIGHT = 468;

export interface Shape {
  /** UN M49; null where the atlas gives none. */
  readonly m49: string | null;
  /** Of an SVG path, in pixels. */
  readonly outline: string;
}

/** Where a participant is too small to be seen, or has no shape at all: a dot, in pixels. */
export type Dot = readonly [x: number, y: number];

export interface World {
  readonly shapes: readonly Shape[];
  /** By M49. */
  readonly dots: ReadonlyMap<string, Dot>;
  readonly outline: string;
}

/** In square kilometres, below which a shape of this size cannot be seen. */
const SMALL_KM2 = 6000;
const EARTH_KM2 = 510_072_000;

/** Tuvalu has no shape at this scale: Funafuti, in degrees. */
const WITHOUT_SHAPE: readonly (readonly [m49: string, place: [number, number]])[] = [
  ['798', [179.2, -8.52]],
];

let world: World | null = null;

/** Read once, when the first map is drawn. */
export function theWorld(): World {
  world ??= drawn();
  return world;
}

function drawn(): World {
  const projection = geoEqualEarth().fitSize([MAP_WIDTH, MAP_HEIGHT], { type: 'Sphere' });
  const path = geoPath({ stream: onto => projection.stream(thinned(onto)) }).digits(1);
  const features = countries().features.map(withoutIslets);
  const small = features
    .filter(one => km2Of(one) < SMALL_KM2)
    .map(one => [`${one.id}`, geoCentroid(one)] as const);
  const dots = [...small, ...WITHOUT_SHAPE].map(([m49, place]) => {
    const [x = 0, y = 0] = projection(place) ?? [];
    return [m49, [Math.round(x * 10) / 10, Math.round(y * 10) / 10]] as const;
  });
  return {
    shapes: features.map(one => ({
      m49: one.id === undefined ? null : `${one.id}`,
      outline: path(one) ?? '',
    })),
    dots: new Map(dots),
    outline: path({ type: 'Sphere' }) ?? '',
  };
}

/** Nobody sees two points within one pixel: leaving one of them out makes a map a fifth as heavy. */
const POINT_PX = 1;

function thinned(onto: GeoStream): GeoStream {
  let last: Dot | null = null;
  return {
    ...{ sphere: () => onto.sphere?.(), polygonStart: () => onto.polygonStart() },
    ...{ polygonEnd: () => onto.polygonEnd(), lineEnd: () => onto.lineEnd() },
    lineStart: () => {
      last = null;
      onto.lineStart();
    },
    point: (x, y) => {
      if (last !== null && Math.hypot(x - last[0], y - last[1]) < POINT_PX) return;
      last = [x, y];
      onto.point(x, y);
    },
  };
}

/** Less than a pixel each, and most of the weight of a map. The largest part of a country always stays. */
const ISLET_KM2 = 700;

type Country = Feature<Geometry>;

function withoutIslets(country: Country): Country {
  const { geometry } = country;
  if (geometry.type !== 'MultiPolygon') return country;
  const parts = geometry.coordinates.map(coordinates => ({
    coordinates,
    area: km2Of({ type: 'Polygon', coordinates }),
  }));
  const largest = Math.max(...parts.map(({ area }) => area));
  const kept = parts.filter(({ area }) => area >= ISLET_KM2 || area === largest);
  const coordinates = kept.map(part => part.coordinates);
  return { ...country, geometry: { type: 'MultiPolygon', coordinates } };
}

function km2Of(shape: Country | Geometry): number {
  return (geoArea(shape) / (4 * Math.PI)) * EARTH_KM2;
}

function countries() {
  const require = createRequire(import.meta.url);
  const atlas = require('world-atlas/countries-50m.json') as Topology<{
    countries: GeometryCollection;
  }>;
  return feature(atlas, atlas.objects.countries);
}
