// Moves dots apart until each can be told from its neighbours, as little as that takes. The same input gives the same result.

/** `dots`: code → [x, y]. Returns a new map in which no two are nearer than `apart`, or fails. */
export function spread(dots, apart) {
  const placed = new Map([...dots].map(([code, at]) => [code, [...at]]));
  const codes = [...placed.keys()].sort();
  for (let round = 0; round < 2000; round += 1) {
    let moved = false;
    codes.forEach((a, i) => codes.slice(i + 1).forEach((b, j) => {
      const [p, q] = [placed.get(a), placed.get(b)];
      let [dx, dy] = [q[0] - p[0], q[1] - p[1]];
      // Two on one spot part in a direction of their own.
      if (Math.hypot(dx, dy) < 0.01) [dx, dy] = [Math.cos(i * 7 + j), Math.sin(i * 7 + j)];
      const far = Math.hypot(dx, dy);
      if (far >= apart - 0.05) return;
      moved = true;
      const push = (apart - Math.min(far, apart)) / 2 / far;
      p[0] -= dx * push;
      p[1] -= dy * push;
      q[0] += dx * push;
      q[1] += dy * push;
    }));
    if (!moved) return placed;
  }
  throw new Error("the dots find no place");
}
