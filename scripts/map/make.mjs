// Draws the map: Natural Earth's countries (public domain, 1:50m, as the package world-atlas has them) in the Natural Earth
// projection, simplified and rounded to a grid, one line a place. The result is committed; who wants it otherwise runs
// `npm ci && npm run make` in this folder. Fails if a code of data/places.toml would be on the map neither as shape nor dot.
//
// www/map.txt, line by line:  `# …` a remark · `@ x y width height` the whole · `=region x y width height` a part to enlarge
//   `CODE M…z` a shape (`-`: land that no code of ours answers for) · `CODE x y` a dot
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { geoNaturalEarth1Raw } from "d3-geo";
import { feature, mergeArcs } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import { codes, parts, points, regions, unnumbered } from "./places.mjs";
import { spread } from "./spread.mjs";

const WIDTH = 1200; // of the grid that holds the whole globe
const MIDDLE = 11; // the meridian in the middle
const [NORTH, SOUTH] = [83.7, -56.5]; // of the picture: no place but Antarctica, which has a dot, lies farther south
const DETAIL = 2.5; // a bend is kept if its triangle covers this much of the grid …
const MODEST = 90; // … and a sixth of it in places up to this size, and here, where many are small …
const CAREFUL = [[-11, 35, 30, 59], [33, 12, 60, 37]];
const COARSE = 66; // … and twice as much north of here
const ISLET = 1.7; // smaller islands are left out, but for the largest of a place
const SMALL = 13; // smaller places are dots
const APART = 6.6; // what two dots keep between their middles

const root = new URL("../../", import.meta.url);
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json")));
const wanted = [...readFileSync(new URL("data/places.toml", root), "utf8").matchAll(/^\[\[place\]\]\s*code = "([^"]+)"/gm)].map((m) => m[1]);

const scale = WIDTH / (2 * geoNaturalEarth1Raw(Math.PI, 0)[0]);
const height = (latitude) => scale * geoNaturalEarth1Raw(0, (latitude * Math.PI) / 180)[1];
// Cut in the Bering Strait, so that no country is torn apart. `near`: a longitude on whose side of the cut to stay.
const turned = (longitude, near = longitude) => {
  const side = (l) => ((((l - MIDDLE + 180) % 360) + 360) % 360) - 180;
  const l = side(longitude);
  return l + 360 * Math.round((side(near) - l) / 360);
};
const project = ([longitude, latitude], near) => {
  const [x, y] = geoNaturalEarth1Raw((turned(longitude, near) * Math.PI) / 180, (latitude * Math.PI) / 180);
  return [WIDTH / 2 + scale * x, height(NORTH) - scale * y];
};

// Every polygon by the code that answers for it.
const owned = new Map();
for (const shape of atlas.objects.countries.geometries) {
  const { name } = shape.properties;
  const own = shape.id ? codes[shape.id] : name in unnumbered ? unnumbered[name] : undefined;
  for (const arcs of shape.type === "Polygon" ? [shape.arcs] : shape.arcs) {
    const [[west, south], [east, north]] = bounds(feature(atlas, { type: "Polygon", arcs }).geometry.coordinates[0]);
    const part = parts.find(([, from, w, s, e, n]) => (from === own || from === name) && w <= west && s <= south && east <= e && north <= n);
    const code = part?.[0] ?? own;
    if (code === undefined) throw new Error(`Natural Earth's “${name}” (${shape.id}) has no code in places.mjs`);
    if (code === "AQ") continue;
    if (!owned.has(code)) owned.set(code, []);
    owned.get(code).push({ type: "Polygon", arcs });
  }
}

// Lines that two places share are simplified once, so that neighbours still fit.
const { scale: step, translate: origin } = atlas.transform;
const arcs = atlas.arcs.map((arc) => {
  let [x, y] = [0, 0];
  const near = arc[0][0] * step[0] + origin[0];
  return arc.map(([dx, dy]) => project([(x += dx) * step[0] + origin[0], (y += dy) * step[1] + origin[1]], near));
});
const world = { type: "Topology", objects: {}, arcs };
for (const [code, pieces] of owned) world.objects[code] = mergeArcs(atlas, pieces);
const weighed = presimplify(world);
const fine = new Set([...owned.keys()].filter((code) => size(code) < MODEST).flatMap((code) => world.objects[code].arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc))));
weighed.arcs.forEach((arc, number) => arc.forEach((point) => (point[2] *= fine.has(number) ? 6 : care(point))));
const drawn = simplify(weighed, DETAIL);

const shapes = [];
const dots = new Map(Object.entries(points).map(([code, at]) => [code, project(at)]));
for (const code of owned.keys()) {
  if (dots.has(code) || (code && size(code) < SMALL)) {
    if (!dots.has(code)) dots.set(code, middle(polygons(world, code)[0][0]));
    continue;
  }
  const pieces = polygons(drawn, code);
  const rings = pieces.flatMap((rings, at) => rings.filter((ring) => (at === 0 && ring === rings[0]) || area(ring) >= ISLET));
  shapes.push([code ?? "-", rings.map(path).join("")]);
}

const known = new Set([...shapes.map(([code]) => code), ...dots.keys()]);
const lost = wanted.filter((code) => !known.has(code));
if (lost.length) throw new Error(`on the map neither as shape nor as dot: ${lost.join(" ")}`);
const foreign = [...known].filter((code) => code !== "-" && !wanted.includes(code));
if (foreign.length) throw new Error(`not in data/places.toml: ${foreign.join(" ")}`);

const tall = Math.ceil(height(NORTH) - height(SOUTH));
dots.get("AQ")[1] = tall - 7;
const apart = spread(dots, APART);
const across = [...apart.values(), ...shapes.flatMap(([, d]) => [...d.matchAll(/M(\d+)/g)].map(([, x]) => [Number(x)]))].map(([x]) => x);
const left = Math.floor(Math.min(...across)) - 8;
const wide = Math.ceil(Math.max(...across)) + 8 - left;
const byCode = ([a], [b]) => (a < b ? -1 : 1);
const lines = [
  "# Natural Earth, public domain. Drawn by scripts/map/make.mjs.",
  `@ ${left} 0 ${wide} ${tall}`,
  ...Object.entries(regions).map(([name, box]) => `=${name} ${enlarged(box).join(" ")}`),
  ...shapes.sort(byCode).map(([code, d]) => `${code} ${d}`),
  ...[...apart].sort(byCode).map(([code, [x, y]]) => `${code} ${tenth(x)} ${tenth(y)}`),
];
const text = lines.join("\n") + "\n";
writeFileSync(new URL("www/map.txt", root), text);
console.log(`www/map.txt: ${shapes.length} shapes, ${dots.size} dots, ${text.length} bytes, ${brotliCompressSync(text).length} after brotli`);

// How much a bend counts: more where countries are small and near to each other, less in the far north.
function care([x, y]) {
  const within = (box) => (([[west, north], [east, south]]) => west < x && x < east && north < y && y < south)(bounds(corners(box)));
  if (CAREFUL.some(within)) return 6;
  return y < height(NORTH) - height(COARSE) ? 0.5 : 1;
}

function bounds(ring) {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}

// The largest first.
function polygons(topology, code) {
  const { geometry } = feature(topology, topology.objects[code]);
  const found = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return found.sort((a, b) => area(b[0]) - area(a[0]));
}

function size(code) {
  return polygons(world, code).reduce((sum, [outer]) => sum + area(outer), 0);
}

function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => (([nx, ny]) => sum + x * ny - y * nx)(ring[(i + 1) % ring.length]), 0)) / 2;
}

function middle(ring) {
  const [[west, north], [east, south]] = bounds(ring);
  return [(west + east) / 2, (north + south) / 2];
}

// Whole steps on the grid, relative, with no more separators than SVG needs.
function path(ring) {
  let [x, y] = ring[0].map(Math.round);
  const start = `M${x} ${y}`;
  const steps = ring.slice(1, -1).map(([nx, ny]) => {
    const [dx, dy] = [Math.round(nx) - x, Math.round(ny) - y];
    [x, y] = [x + dx, y + dy];
    return dx || dy ? [dx, dy] : null;
  });
  const text = steps.filter(Boolean).flat().map((n, i) => (n < 0 || i === 0 ? n : ` ${n}`)).join("");
  return `${start}l${text}z`;
}

// The box of the picture's own proportions around a part of the world.
function enlarged(box) {
  const [[left, top], [right, bottom]] = bounds(corners(box));
  const w = Math.max(right - left, ((bottom - top) * wide) / tall);
  const h = (w * tall) / wide;
  return [(left + right - w) / 2, (top + bottom - h) / 2, w, h].map(Math.round);
}

function corners([west, south, east, north]) {
  return [[west, south], [west, north], [east, south], [east, north], [(west + east) / 2, north]].map((corner) => project(corner));
}

function tenth(n) {
  return Math.round(n * 10) / 10;
}
