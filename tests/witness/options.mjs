import { parseArgs } from "node:util";

/** Reads --connection and --queue, which every witness takes, and more. */
export function read(more) {
  const { values } = parseArgs({
    options: { connection: { type: "string" }, queue: { type: "string" }, ...more },
  });
  for (const name of ["connection", "queue"]) {
    if (!values[name]) {
      console.error(`--${name} is missing: see serviceBus in up.json`);
      process.exit(2);
    }
  }
  return values;
}
